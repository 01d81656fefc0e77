namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>
/// Three definitions of a node's clustering coefficient that XGI has under these names. They differ much: say which one was used.
/// </summary>
public static class Clustering
{
    /// <summary>
    /// The share of pairs of neighbours that are neighbours of each other, in the projection where all nodes of a hyperedge are
    /// joined (XGI <c>clustering_coefficient</c>; Watts and Strogatz, Nature 393, 440, 1998). 0 for fewer than two neighbours.
    /// O(sum of the neighbours' degrees in the projection).
    /// </summary>
    public static double OfProjection(Hypergraph graph, int node)
    {
        var neighbours = Neighbours(graph, node);
        if (neighbours.Count < 2)
            return 0;
        var closed = 0L;
        foreach (var neighbour in neighbours)
            closed += Neighbours(graph, neighbour).Count(neighbours.Contains);
        return closed / ((double)neighbours.Count * (neighbours.Count - 1));
    }

    /// <summary>
    /// The mean extra overlap of the pairs of the node's hyperedges: of the nodes that only one of both has, the share that has a
    /// neighbour in the other's rest (XGI <c>local_clustering_coefficient</c>; Gallagher and Goldberg, "Clustering coefficients
    /// in protein interaction hypernetworks", BCB 2013). 0 for fewer than two hyperedges. O(degree^2 * neighbours).
    /// </summary>
    public static double Local(Hypergraph graph, int node)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var edges = graph.EdgesOf(node);
        if (edges.Length < 2)
            return 0;
        var sum = 0.0;
        for (var i = 0; i < edges.Length; i++)
        {
            for (var j = i + 1; j < edges.Length; j++)
                sum += ExtraOverlap(graph, edges[i], edges[j]);
        }

        return 2 * sum / ((double)edges.Length * (edges.Length - 1));
    }

    /// <summary>
    /// The mean over the node's neighbours of the share of hyperedges that both have among those that either has (XGI
    /// <c>two_node_clustering_coefficient</c>, kind union; Latapy, Magnien and Del Vecchio, "Basic notions for the analysis of
    /// large two-mode networks", Social Networks 30, 31, 2008). NaN without neighbours. O(sum of the neighbours' degrees).
    /// </summary>
    public static double TwoNode(Hypergraph graph, int node)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var shared = new SortedDictionary<int, int>();
        foreach (var edge in graph.EdgesOf(node))
        {
            foreach (var member in graph.Edge(edge))
            {
                if (member != node)
                    shared[member] = shared.GetValueOrDefault(member) + 1;
            }
        }

        var degree = graph.EdgesOf(node).Length;
        return shared.Count == 0 ? double.NaN
            : shared.Sum(s => s.Value / (double)(degree + graph.EdgesOf(s.Key).Length - s.Value)) / shared.Count;
    }

    /// <summary>The nodes that share a hyperedge with this one, itself left out. O(sum of its hyperedges' sizes).</summary>
    internal static HashSet<int> Neighbours(Hypergraph graph, int node)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var neighbours = new HashSet<int>();
        foreach (var edge in graph.EdgesOf(node))
        {
            foreach (var member in graph.Edge(edge))
                neighbours.Add(member);
        }

        neighbours.Remove(node);
        return neighbours;
    }

    private static double ExtraOverlap(Hypergraph graph, int first, int second)
    {
        int[] onlyFirst = [.. graph.Edge(first).ToArray().Except(graph.Edge(second).ToArray())];
        int[] onlySecond = [.. graph.Edge(second).ToArray().Except(graph.Edge(first).ToArray())];
        if (onlyFirst.Length + onlySecond.Length == 0)
            return 0;
        return (Reached(graph, onlyFirst, onlySecond) + Reached(graph, onlySecond, onlyFirst))
            / (double)(onlyFirst.Length + onlySecond.Length);
    }

    /// <summary>How many of <paramref name="targets"/> are neighbours of one of <paramref name="from"/>.</summary>
    private static int Reached(Hypergraph graph, int[] from, int[] targets)
    {
        var reached = new HashSet<int>();
        foreach (var node in from)
            reached.UnionWith(Neighbours(graph, node));
        return targets.Count(reached.Contains);
    }
}
