namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// Scores freed of age, as Mariani, Medo and Zhang (Journal of Informetrics, 2016) rescale PageRank: with documents in the order
/// of time, R_i = (p_i - mu_i) / sigma_i, where mu_i and sigma_i are the mean and the standard deviation (divided by
/// the number) of the scores of the window of documents around i. Any other score that grows with age (a count of
/// citations) can be rescaled the same way.
/// </summary>
public static class RescaledScore
{
    /// <summary>The window that the authors use.</summary>
    public const int DefaultWindow = 1000;

    private const int Rows = 1024;

    /// <summary>
    /// The rescaled scores. The window of document i is the documents i - floor(w / 2) to i - floor(w / 2) + w - 1; near both
    /// ends it is the first or the last w documents; with fewer documents than w it is all of them. Where all scores of a window
    /// are the same, R is 0. O(N w) time, each sum in the order of the documents whatever the threads.
    /// </summary>
    /// <param name="scores">Scores in the order of time, as <see cref="CitationGraph"/> numbers its documents.</param>
    /// <param name="window">w, the number of documents of similar age, at least 2.</param>
    /// <param name="maxThreads">The most threads to use, -1 for all cores.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 2.</exception>
    public static double[] Of(double[] scores, int window = DefaultWindow, int maxThreads = -1)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        var rescaled = new double[scores.Length];
        var width = Math.Min(window, scores.Length);
        Parallel.For(0, (scores.Length + Rows - 1) / Rows, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, block =>
        {
            for (var i = block * Rows; i < Math.Min(scores.Length, (block + 1) * Rows); i++)
            {
                var first = Math.Clamp(i - (width / 2), 0, scores.Length - width);
                rescaled[i] = Rescale(scores[i], scores.AsSpan(first, width));
            }
        });
        return rescaled;
    }

    private static double Rescale(double score, ReadOnlySpan<double> window)
    {
        var (sum, least, most) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var other in window)
        {
            sum += other;
            least = Math.Min(least, other);
            most = Math.Max(most, other);
        }

        // Asked of the scores themselves: rounding may leave a deviation of 1e-20 where all are the same.
        if (least == most)
            return 0;
        var mean = sum / window.Length;
        var squares = 0.0;
        foreach (var other in window)
            squares += (other - mean) * (other - mean);
        return (score - mean) / Math.Sqrt(squares / window.Length);
    }
}
