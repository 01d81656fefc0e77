using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Hif;

namespace DeepInnovation.Hypergraphs.Files;

/// <summary>
/// Carries a hypergraph from one file to another document by document, so that ids, names and multiplicity stay as they are: HIF
/// to HIF is the same document, a table's rows become edges and edges become rows.
/// </summary>
/// <param name="Edges">How many edges were written.</param>
/// <param name="Nodes">How many nodes they and the list of nodes have.</param>
/// <param name="LeftOut">What a CSV cannot hold and the file has: nodes in no edge, metadata, attributes and weights of
/// incidences, each as a phrase.</param>
public sealed record HypergraphConversion(long Edges, long Nodes, IReadOnlyList<string> LeftOut)
{
    /// <summary>Converts. O(bytes) time and memory.</summary>
    /// <param name="from">CSV, Parquet or HIF (<c>.json</c>).</param>
    /// <param name="to">The file to write: HIF where the name ends in <c>.json</c>, else CSV.</param>
    /// <exception cref="InputException">The file cannot be read, or is directed and a CSV is asked for.</exception>
    public static HypergraphConversion Run(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var document = IsHif(from) ? HifDocument.Read(from) : HifDocument.OfRows(HyperedgeReader.Read(from), from);
        var root = document.ToJson();
        if (IsHif(to))
        {
            document.Write(to);
            return Counted(root, []);
        }

        var (edges, nodes) = document.EdgesAndNodes("year");
        CsvFile.Write(to, ["id", "year", "nodes"], edges.SelectMany(Rows));
        return Counted(root, [.. LeftBehind(root, edges.SelectMany(e => e.Nodes).ToHashSet(StringComparer.Ordinal), nodes)]);
    }

    private static bool IsHif(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// One row for each document that an edge stands for: its id, with a running number where there are several.
    /// </summary>
    private static IEnumerable<IReadOnlyList<string?>> Rows((string Id, int Year, int Weight, IReadOnlyList<string> Nodes) edge)
    {
        var nodes = JsonSerializer.Serialize(edge.Nodes);
        for (var copy = 0; copy < edge.Weight; copy++)
            yield return [edge.Weight == 1 ? edge.Id : string.Create(CultureInfo.InvariantCulture, $"{edge.Id}.{copy}"),
                edge.Year.ToString(CultureInfo.InvariantCulture), nodes];
    }

    private static IEnumerable<string> LeftBehind(JsonObject root, HashSet<string> used, IReadOnlyList<string> nodes)
    {
        if (nodes.Distinct(StringComparer.Ordinal).Count(node => !used.Contains(node)) is > 0 and var alone)
            yield return string.Create(CultureInfo.InvariantCulture, $"{alone:N0} nodes in no edge");
        if (root["metadata"] is JsonObject { Count: > 0 })
            yield return "the metadata";
        if (Count(root, "nodes",
            entry => entry["weight"] is not null || entry["attrs"] is JsonObject { Count: > 0 }) is > 0 and var nodeAttributes)
            yield return string.Create(CultureInfo.InvariantCulture, $"the attributes of {nodeAttributes:N0} nodes");
        if (Count(root, "edges", entry => entry["attrs"] is JsonObject attributes && attributes.Any(a => a.Key != "year")) is > 0
            and var edgeAttributes)
            yield return string.Create(CultureInfo.InvariantCulture, $"the attributes of {edgeAttributes:N0} edges");
        if (Count(root, "incidences", entry => entry["weight"] is not null || entry["direction"] is not null
            || entry["attrs"] is JsonObject { Count: > 0 }) is > 0 and var incidences)
            yield return string.Create(CultureInfo.InvariantCulture, $"the attributes of {incidences:N0} incidences");
    }

    private static int Count(JsonObject root, string list, Func<JsonObject, bool> has) =>
        root[list] is JsonArray entries ? entries.Count(entry => has((JsonObject)entry!)) : 0;

    private static HypergraphConversion Counted(JsonObject root, IReadOnlyList<string> leftOut)
    {
        long Distinct(string list, string id) => new[] { list, "incidences" }
            .SelectMany(name => root[name] as JsonArray ?? []).Select(entry => HifId.TextOf(entry![id]))
            .Distinct(StringComparer.Ordinal).LongCount();
        return new(Distinct("edges", "edge"), Distinct("nodes", "node"), leftOut);
    }
}
