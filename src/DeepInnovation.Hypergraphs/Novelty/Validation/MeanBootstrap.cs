using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// The percentile bootstrap interval of a mean (Efron, 1979). Resample i has its own random stream and the values are sorted first,
/// so the interval is the same for every number of threads and every order of the values.
/// </summary>
internal static class MeanBootstrap
{
    private const double Tail = 0.025;

    /// <summary>The 95 % interval; null for fewer than two values or no resamples. O(resamples * n).</summary>
    internal static Interval? Of(ReadOnlySpan<double> values, long seed, string purpose, int resamples)
    {
        if (values.Length < 2 || resamples < 1)
            return null;
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var means = new double[resamples];
        Parallel.For(0, resamples, i =>
        {
            var random = new SeededRandom(seed, FormattableString.Invariant($"{purpose}/{i}"));
            var sum = 0.0;
            for (var draw = 0; draw < sorted.Length; draw++)
                sum += sorted[random.Next(sorted.Length)];
            means[i] = sum / sorted.Length;
        });
        Array.Sort(means);
        return new Interval(Quantile.Of(means, Tail), Quantile.Of(means, 1 - Tail), resamples);
    }
}
