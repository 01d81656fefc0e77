using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>
/// The s-line graph: its nodes are the hyperedges of at least s nodes, two are adjacent when they share at least s
/// (Aksoy, Joslyn, Ortiz Marrero, Praggastis and Purvine, "Hypernetwork science via high-order hypergraph walks", EPJ
/// Data Science 9, 16, 2020; HyperNetX <c>s_components</c>, XGI <c>to_line_graph</c>). It is never built: overlaps are
/// counted from one hyperedge at a time.
/// </summary>
public static class LineGraph
{
    /// <summary>
    /// The degree of each hyperedge in the s-line graph, [hyperedges]; 0 for those of fewer than s nodes. O(sum of the squared
    /// degrees of the nodes) time, O(m) memory: one node in every hyperedge makes it quadratic.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="s"/> is below 1.</exception>
    public static int[] Degrees(Hypergraph graph, int s)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(s, 1);
        var degrees = new int[graph.EdgeCount];
        var overlaps = new OverlapCounter(graph);
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            foreach (var other in overlaps.With(edge))
            {
                if (overlaps.Of(other) >= s)
                    degrees[edge]++;
            }
        }

        return degrees;
    }

    /// <summary>
    /// The number of the s-connected component of each hyperedge, [hyperedges]: components are numbered from 0 in the order of
    /// their first hyperedge; -1 for hyperedges of fewer than s nodes. O(incidences) for s = 1, else as <see cref="Degrees"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="s"/> is below 1.</exception>
    public static int[] Components(Hypergraph graph, int s)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(s, 1);
        var parents = new DisjointSets(graph.EdgeCount);
        if (s == 1)
        {
            for (var node = 0; node < graph.NodeCount; node++)
            {
                var edges = graph.EdgesOf(node);
                for (var i = 1; i < edges.Length; i++)
                    parents.Join(edges[0], edges[i]);
            }
        }
        else
        {
            var overlaps = new OverlapCounter(graph);
            for (var edge = 0; edge < graph.EdgeCount; edge++)
            {
                foreach (var other in overlaps.With(edge))
                {
                    if (overlaps.Of(other) >= s)
                        parents.Join(edge, other);
                }
            }
        }

        var (numbers, components) = (new Dictionary<int, int>(), new int[graph.EdgeCount]);
        for (var edge = 0; edge < components.Length; edge++)
        {
            var root = parents.Root(edge);
            components[edge] = graph.Edge(edge).Length < s ? -1 : numbers.TryGetValue(root, out var number) ? number
                : numbers[root] = numbers.Count;
        }

        return components;
    }
}
