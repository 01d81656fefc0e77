namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>How many nodes have how many hyperedges, and how many hyperedges how many nodes.</summary>
public static class DegreeDistribution
{
    /// <summary>The degree of each node, [nodes]: the number of its hyperedges (XGI <c>nodes.degree</c>). O(n).</summary>
    public static int[] Degrees(Hypergraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return [.. Enumerable.Range(0, graph.NodeCount).Select(n => graph.EdgesOf(n).Length)];
    }

    /// <summary>The number of documents of each node, [nodes]: its hyperedges' weights added. O(incidences).</summary>
    public static long[] WeightedDegrees(Hypergraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var degrees = new long[graph.NodeCount];
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            foreach (var node in graph.Edge(edge))
                degrees[node] += graph.Weights[edge];
        }

        return degrees;
    }

    /// <summary>The size of each hyperedge, [hyperedges]: the number of its nodes (XGI <c>edges.size</c>). O(m).</summary>
    public static int[] Sizes(Hypergraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return [.. Enumerable.Range(0, graph.EdgeCount).Select(e => graph.Edge(e).Length)];
    }

    /// <summary>Each value with its number of occurrences, values ascending. O(n log n).</summary>
    public static IReadOnlyList<(int Value, int Count)> Counts(IEnumerable<int> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.GroupBy(v => v).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
    }
}
