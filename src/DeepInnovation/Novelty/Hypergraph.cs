namespace DeepInnovation.Novelty;

/// <summary>
/// The hyperedges of a corpus by year: nodes numbered in ordinal order of their names, each year's distinct combinations in
/// flat arrays. The order of the documents leaves no trace, so it cannot change a fit.
/// </summary>
public sealed class Hypergraph
{
    private readonly Dictionary<string, int> _indexOf;

    private Hypergraph(string[] nodes, Dictionary<string, int> indexOf, YearHypergraph[] years)
    {
        (Nodes, _indexOf, Years) = (nodes, indexOf, years);
    }

    /// <summary>The names of all nodes that stand in a combination, in ordinal order; a node's number is its place here.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>The years that have a combination, ascending.</summary>
    public IReadOnlyList<YearHypergraph> Years { get; }

    /// <summary>Builds the hypergraph from the documents of two or more distinct nodes; others are left out. O(n log n) in all nodes of all documents.</summary>
    public static Hypergraph Of(IEnumerable<Hyperedge> hyperedges)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        var combinations = hyperedges.Where(h => h.IsCombination).ToList();
        string[] nodes = [.. combinations.SelectMany(h => h.Nodes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var indexOf = new Dictionary<string, int>(nodes.Length, StringComparer.Ordinal);
        foreach (var node in nodes)
            indexOf.Add(node, indexOf.Count);
        YearHypergraph[] years =
        [
            .. combinations.GroupBy(h => h.Year).OrderBy(g => g.Key)
                .Select(g => YearHypergraph.Of(g.Key, g.Select(h => h.Nodes.Select(n => indexOf[n]).ToArray()))),
        ];
        return new Hypergraph(nodes, indexOf, years);
    }

    /// <summary>The numbers of a combination's nodes, ascending.</summary>
    /// <exception cref="KeyNotFoundException">A node is not in this hypergraph.</exception>
    public int[] NodesOf(Hyperedge hyperedge)
    {
        ArgumentNullException.ThrowIfNull(hyperedge);
        return [.. hyperedge.Nodes.Select(n => _indexOf[n])];
    }
}
