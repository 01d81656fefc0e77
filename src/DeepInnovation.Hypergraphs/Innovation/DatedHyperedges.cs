using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>A hypergraph together with the documents that it was made from.</summary>
/// <param name="Graph">The documents of two or more distinct nodes.</param>
/// <param name="Ids">The id of each document, in the order of the file.</param>
/// <param name="Years">Its year.</param>
/// <param name="Edges">The number of its hyperedge, -1 for fewer than two distinct nodes.</param>
internal sealed record DatedHyperedges(Hypergraph Graph, IReadOnlyList<string> Ids, IReadOnlyList<int> Years,
    IReadOnlyList<int> Edges)
{
    /// <summary>
    /// Reads the columns id, year and nodes (a JSON list of texts, or a list in Parquet or JSON
    /// Lines), one row in memory at a time.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, a year is no number or nodes
    /// are no list of texts.</exception>
    internal static DatedHyperedges Read(string path)
    {
        var (ids, years, builder) = (new List<string>(), new List<int>(), new HypergraphBuilder { SmallestSize = 2 });
        foreach (var (line, cells) in NamedColumns.Read(path, "id", "year", "nodes"))
        {
            var nodes = ListField.Parse(cells[2].Text, [], mustBeJson: true)
                ?? throw new InputException("the nodes are no JSON list of texts", path, line, "nodes", cells[2].Text,
                    "Write them as [\"neural network\", \"image\"]");
            ids.Add(cells[0].Text.Trim());
            years.Add(CitationTable.YearOf(cells[1].Text, path, line));
            builder.Add(years[^1], nodes);
        }

        var (graph, edges) = builder.Build();
        return new DatedHyperedges(graph, ids, years, edges);
    }
}
