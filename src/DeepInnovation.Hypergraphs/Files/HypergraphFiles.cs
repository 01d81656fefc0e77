using System.Globalization;
using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Hif;

namespace DeepInnovation.Hypergraphs.Files;

/// <summary>
/// Hypergraphs in files: tables of documents (<see cref="HyperedgeReader"/>), or HIF where the name ends in <c>.json</c>.
/// </summary>
public static class HypergraphFiles
{
    /// <summary>Reads a hypergraph; documents without nodes become no hyperedge. O(bytes), plus sorting.</summary>
    /// <exception cref="InputException">The file cannot be read or is not as it should be.</exception>
    public static Hypergraph Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return HifDocument.Read(path).ToHypergraph();
        var builder = new HypergraphBuilder();
        foreach (var (_, year, nodes) in HyperedgeReader.Read(path))
            builder.Add(year, nodes);
        return builder.Build().Graph;
    }

    /// <summary>
    /// Writes a hypergraph: HIF where the name ends in <c>.json</c>, else CSV with id, year and nodes, one row for each document
    /// that a hyperedge stands for. Nodes in no hyperedge have no place in a CSV. O(incidences).
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, Hypergraph graph)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(graph);
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            HifDocument.Of(graph).Write(path);
        else
            CsvFile.Write(path, ["id", "year", "nodes"], Rows(graph));
    }

    private static IEnumerable<IReadOnlyList<string?>> Rows(Hypergraph graph)
    {
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            var nodes = JsonSerializer.Serialize(graph.Edge(edge).ToArray().Select(n => graph.Nodes[n]));
            for (var copy = 0; copy < graph.Weights[edge]; copy++)
                yield return [string.Create(CultureInfo.InvariantCulture, $"e{edge}.{copy}"),
                    graph.EdgeYears[edge].ToString(CultureInfo.InvariantCulture), nodes];
        }
    }
}
