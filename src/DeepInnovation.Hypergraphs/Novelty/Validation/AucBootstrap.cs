using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>The percentile bootstrap interval of an area under the ROC curve, documents drawn with replacement.</summary>
internal static class AucBootstrap
{
    private const double Tail = 0.025;

    /// <summary>The 95 % interval over the resamples that hold both classes; null when none does. O(resamples * n), the same for any number of threads.</summary>
    internal static Interval? Of(RankedScores scores, long seed, string purpose, int resamples)
    {
        var values = new double[resamples];
        Parallel.For(0, resamples, () => new double[scores.Count], (i, _, counts) =>
        {
            Bootstrap.DrawWeights(null, new SeededRandom(seed, FormattableString.Invariant($"{purpose}/{i}")), counts);
            values[i] = Ranking.Auroc(scores, counts);
            return counts;
        }, _ => { });
        double[] defined = [.. values.Where(v => !double.IsNaN(v)).Order()];
        return defined.Length == 0 ? null : new Interval(Quantile.Of(defined, Tail), Quantile.Of(defined, 1 - Tail), defined.Length);
    }
}
