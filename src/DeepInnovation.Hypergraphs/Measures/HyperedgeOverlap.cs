namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>How hyperedges overlap.</summary>
internal static class HyperedgeOverlap
{
    /// <summary>
    /// For each number of shared nodes from 1 up, how many pairs of hyperedges share so many. O(sum of the
    /// squared degrees of the nodes).
    /// </summary>
    public static IReadOnlyList<(int Shared, long Pairs)> Pairs(Hypergraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var counts = new SortedDictionary<int, long>();
        var overlaps = new OverlapCounter(graph);
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            foreach (var other in overlaps.With(edge))
            {
                if (other > edge)
                    counts[overlaps.Of(other)] = counts.GetValueOrDefault(overlaps.Of(other)) + 1;
            }
        }

        return [.. counts.Select(c => (c.Key, c.Value))];
    }

    /// <summary>
    /// The overlapness of a set of hyperedges, here those of one node: the sum of their sizes over the size of their union. 1
    /// where they are disjoint; with degree d at most d. (Lee, Choe and Shin, "How do hyperedges overlap in real-world
    /// hypergraphs?", WWW 2021, definition 3.) NaN for a node without hyperedges. O(sum of the sizes).
    /// </summary>
    public static double Overlapness(Hypergraph graph, int node)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (sum, union) = (0L, new HashSet<int>());
        foreach (var edge in graph.EdgesOf(node))
        {
            sum += graph.Edge(edge).Length;
            foreach (var member in graph.Edge(edge))
                union.Add(member);
        }

        return union.Count == 0 ? double.NaN : (double)sum / union.Count;
    }
}
