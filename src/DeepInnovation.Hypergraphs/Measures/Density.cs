namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>
/// How full a hypergraph is (XGI <c>density</c> and <c>incidence_density</c>; Landry and others, "XGI: A Python package for
/// higher-order interaction networks", JOSS 8, 5162, 2023). A set that stands in several years counts once for each year: merge
/// them first (<see cref="Hypergraph.WithoutYears"/>) for the density of the whole.
/// </summary>
public static class Density
{
    /// <summary>
    /// log10 of the number of hyperedges over the number of sets that there could be, sum_{i = 1..s} C(n, i), s the largest size
    /// allowed. In logarithms, because the number of sets passes the largest double at n of about 1,000. O(s).
    /// </summary>
    /// <param name="graph">The hypergraph; its empty hyperedges are not counted.</param>
    /// <param name="largestSize">s; null for n, all sets (2^n - 1).</param>
    /// <returns>Minus infinity without hyperedges; NaN without nodes.</returns>
    public static double Log10(Hypergraph graph, int? largestSize = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var edges = DegreeDistribution.Sizes(graph).Count(s => s > 0);
        return graph.NodeCount == 0 ? double.NaN
            : Math.Log10(edges) - (LogSets(graph.NodeCount, largestSize ?? graph.NodeCount) / Math.Log(10));
    }

    /// <summary>
    /// Incidences over n * m: the chance that a node and a hyperedge, both drawn at random, belong together. NaN
    /// without nodes or hyperedges. O(1).
    /// </summary>
    public static double Incidence(Hypergraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.IncidenceCount / ((double)graph.NodeCount * graph.EdgeCount);
    }

    /// <summary>ln sum_{i = 1..s} C(n, i).</summary>
    private static double LogSets(int n, int s)
    {
        // C(n, i) = C(n, i - 1) (n - i + 1) / i; the sum is kept as a logarithm and what is added relative to it.
        var (logTerm, logSum) = (0.0, double.NegativeInfinity);
        for (var i = 1; i <= Math.Min(s, n); i++)
        {
            logTerm += Math.Log((n - i + 1.0) / i);
            var larger = Math.Max(logTerm, logSum);
            logSum = larger + Math.Log(Math.Exp(logTerm - larger) + Math.Exp(logSum - larger));
        }

        return logSum;
    }
}
