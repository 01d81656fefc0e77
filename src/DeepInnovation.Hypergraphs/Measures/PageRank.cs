namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>
/// PageRank of the random walk over the incidence: from a node to one of its hyperedges, likelier the more documents it stands
/// for, from there to one of its nodes, all alike, the one it came from too (Zhou, Huang and Schölkopf, "Learning with
/// hypergraphs", NIPS 2006); with probability 1 - damping, and from a node without hyperedges always, to any node.
/// </summary>
public static class PageRank
{
    private const int MostRounds = 1000;

    /// <summary>
    /// The stationary distribution, [nodes], summing to 1, by power iteration. O(incidences) a round; rounds
    /// about ln(tolerance)/ln(damping).
    /// </summary>
    /// <param name="graph">The hypergraph.</param>
    /// <param name="damping">The chance of going on walking, in [0, 1).</param>
    /// <param name="tolerance">It stops when all changes of a round together are smaller.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="damping"/> is not in [0, 1).</exception>
    public static double[] Of(Hypergraph graph, double damping = 0.85, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(damping, 1);
        var degrees = DegreeDistribution.WeightedDegrees(graph);
        return Iterate(graph.NodeCount, MostRounds, tolerance, (rank, next) => Step(graph, degrees, rank, next, damping));
    }

    /// <summary>Power iteration from equal ranks until all changes of a round together are below the tolerance.</summary>
    /// <param name="count">How many are ranked.</param>
    /// <param name="rounds">The most rounds.</param>
    /// <param name="tolerance">When to stop.</param>
    /// <param name="step">Fills its second argument with the ranks that follow from the first.</param>
    internal static double[] Iterate(int count, int rounds, double tolerance, Action<double[], double[]> step)
    {
        var (rank, next) = (new double[count], new double[count]);
        Array.Fill(rank, 1.0 / count);
        for (var round = 0; round < rounds; round++)
        {
            step(rank, next);
            var change = 0.0;
            for (var i = 0; i < count; i++)
                change += Math.Abs(next[i] - rank[i]);
            (rank, next) = (next, rank);
            if (change < tolerance)
                break;
        }

        return rank;
    }

    private static void Step(Hypergraph graph, long[] degrees, double[] rank, double[] next, double damping)
    {
        var stuck = 0.0;
        for (var node = 0; node < rank.Length; node++)
            stuck += degrees[node] == 0 ? rank[node] : 0;
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
    }
}
