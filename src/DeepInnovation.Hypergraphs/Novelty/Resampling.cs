using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>
/// 95 % percentile bootstrap intervals (Efron, 1979). Resample i has its own random stream, so the interval is the same for every
/// number of threads.
/// </summary>
internal static class Resampling
{
    private const double Tail = 0.025;

    /// <summary>
    /// The interval of a mean, whatever the order of the values; null for fewer than two values or
    /// no resamples. O(resamples * n).
    /// </summary>
    internal static Interval? Mean(ReadOnlySpan<double> values, long seed, string purpose, int resamples)
    {
        if (values.Length < 2 || resamples < 1)
            return null;
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return Of(seed, purpose, resamples, random =>
        {
            var sum = 0.0;
            for (var draw = 0; draw < sorted.Length; draw++)
                sum += sorted[random.Next(sorted.Length)];
            return sum / sorted.Length;
        });
    }

    /// <summary>
    /// The interval of an area under the ROC curve over the resamples that hold both classes; null
    /// when none does. O(resamples * n).
    /// </summary>
    internal static Interval? Auc(RankedScores scores, long seed, string purpose, int resamples) =>
        Of(seed, purpose, resamples, random =>
        {
            var counts = new double[scores.Count];
            Bootstrap.DrawWeights(null, random, counts);
            return Ranking.Auroc(scores, counts);
        });

    private static Interval? Of(long seed, string purpose, int resamples, Func<SeededRandom, double> statistic)
    {
        var values = new double[resamples];
        Parallel.For(0, resamples,
            i => values[i] = statistic(new SeededRandom(seed, FormattableString.Invariant($"{purpose}/{i}"))));
        return Bootstrap.Percentiles(values, Tail);
    }
}
