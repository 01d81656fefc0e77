using DeepInnovation.Hypergraphs.Measures;

namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// PageRank over citations (Brin and Page, 1998), with the damping that suits chains of citations: a half, since a reader follows
/// about two references in turn (Chen, Xie, Maslov and Redner, Journal of Informetrics, 2007). The scores solve
/// p_i = alpha sum over j citing i of p_j / k_j + alpha / N sum over j without references of p_j + (1 - alpha) / N,
/// where k_j is the number of references of j. They are positive and add up to 1.
/// </summary>
public static class CitationPageRank
{
    /// <summary>The damping for citations.</summary>
    public const double Damping = 0.5;

    private const double Tolerance = 1e-13;
    private const int Rows = 4096;

    /// <summary>
    /// The score of each document, by number. Power iteration until the scores change by less than 1e-13 in sum, which with
    /// damping alpha takes about 30 / -ln(alpha) rounds (44 for a half); each round costs O(documents + citations). Each sum is
    /// in the order of the documents, so the scores do not depend on the threads.
    /// </summary>
    /// <param name="graph">The citations.</param>
    /// <param name="damping">alpha, in [0, 1).</param>
    /// <param name="maxThreads">The most threads to use, -1 for all cores.</param>
    /// <exception cref="ArgumentOutOfRangeException">The damping is outside [0, 1).</exception>
    public static double[] Of(CitationGraph graph, double damping = Damping, int maxThreads = -1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (!(damping is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(damping), damping, "The damping is in [0, 1).");
        var count = graph.DocumentCount;
        var shares = new double[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = maxThreads };
        // A round shrinks the error by the damping at least, so this many are always enough; rounding may keep the change from
        // falling below the tolerance in very large graphs.
        var rounds = damping == 0 ? 1 : (int)Math.Ceiling(Math.Log(Tolerance / 2) / Math.Log(damping)) + 1;
        return PageRank.Iterate(count, rounds, Tolerance, (scores, next) =>
        {
            var dangling = Share(graph, scores, shares);
            var start = ((1 - damping) / count) + (damping * dangling / count);
            Parallel.For(0, (count + Rows - 1) / Rows, options, block => Gather(graph, shares, next, damping, start, block));
        });
    }

    /// <summary>What each document gives to each of its references; returns the sum of the scores that have none.</summary>
    private static double Share(CitationGraph graph, double[] scores, double[] shares)
    {
        var dangling = 0.0;
        for (var document = 0; document < scores.Length; document++)
        {
            var references = graph.References(document).Length;
            if (references == 0)
                dangling += scores[document];
            else
                shares[document] = scores[document] / references;
        }

        return dangling;
    }

    private static void Gather(CitationGraph graph, double[] shares, double[] next, double damping, double start, int block)
    {
        var end = Math.Min(next.Length, (block + 1) * Rows);
        for (var document = block * Rows; document < end; document++)
        {
            var sum = 0.0;
            foreach (var citing in graph.Citations(document))
                sum += shares[citing];
            next[document] = start + (damping * sum);
        }
    }
}
