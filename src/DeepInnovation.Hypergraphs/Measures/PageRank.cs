namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>
/// PageRank of the random walk over the incidence: from a node to one of its hyperedges, likelier the more documents it stands for, from there to one
/// of its nodes, all alike, the one it came from too (Zhou, Huang and Schölkopf, "Learning with hypergraphs", NIPS 2006); with
/// probability 1 - damping, and from a node without hyperedges always, to any node.
/// </summary>
public static class PageRank
{
    private const int MostRounds = 1000;

    /// <summary>The stationary distribution, [nodes], summing to 1, by power iteration. O(incidences) a round; rounds about ln(tolerance)/ln(damping).</summary>
    /// <param name="graph">The hypergraph.</param>
    /// <param name="damping">The chance of going on walking, in [0, 1).</param>
    /// <param name="tolerance">It stops when all changes of a round together are smaller.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="damping"/> is not in [0, 1).</exception>
    public static double[] Of(Hypergraph graph, double damping = 0.85, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(damping, 1);
        var n = graph.NodeCount;
        var degrees = DegreeDistribution.WeightedDegrees(graph);
        var rank = new double[n];
        Array.Fill(rank, 1.0 / n);
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Step(graph, degrees, rank, damping);
            var change = 0.0;
            for (var node = 0; node < n; node++)
                change += Math.Abs(next[node] - rank[node]);
            rank = next;
            if (change < tolerance)
                break;
        }

        return rank;
    }

    private static double[] Step(Hypergraph graph, long[] degrees, double[] rank, double damping)
    {
        var stuck = 0.0;
        for (var node = 0; node < rank.Length; node++)
            stuck += degrees[node] == 0 ? rank[node] : 0;
        var next = new double[rank.Length];
        Array.Fill(next, ((1 - damping) + (damping * stuck)) / rank.Length);
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            var nodes = graph.Edge(edge);
            var mass = 0.0;
            foreach (var node in nodes)
                mass += rank[node] * graph.Weights[edge] / degrees[node];
            foreach (var node in nodes)
                next[node] += damping * mass / nodes.Length;
        }

        return next;
    }
}
