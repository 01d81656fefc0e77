using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>
/// What a cosine means: how many best pairs and how many random pairs reach it. The row of <c>08-similarity/scores.parquet</c>.
/// </summary>
public sealed record ScoreCalibration
{
    private const int Steps = 40;

    /// <summary>A cosine, from -1 to 1 in steps of 0.05.</summary>
    public double Similarity { get; set; }

    /// <summary>Share of the papers' best pairs at or above it.</summary>
    public double BestShare { get; set; }

    /// <summary>Share of random pairs at or above it.</summary>
    public double RandomShare { get; set; }

    /// <summary>O(pairs log pairs).</summary>
    /// <param name="best">Scores of the papers' best pairs.</param>
    /// <param name="random">Scores of random pairs.</param>
    public static IReadOnlyList<ScoreCalibration> Of(IEnumerable<float> best, IEnumerable<float> random)
    {
        float[] ours = [.. best.Order()], chance = [.. random.Order()];
        return [.. Enumerable.Range(0, Steps + 1).Select(i => -1 + (2.0 * i / Steps)).Select(s => new ScoreCalibration
        {
            Similarity = Math.Round(s, 2), BestShare = AtLeast(ours, Math.Round(s, 2)),
            RandomShare = AtLeast(chance, Math.Round(s, 2)),
        })];
    }

    /// <summary>The share of sorted scores that are at least so large; 0 of none.</summary>
    public static double AtLeast(ReadOnlySpan<float> sorted, double score)
    {
        var below = 0;
        while (below < sorted.Length && sorted[below] < score)
            below++;
        return sorted.Length == 0 ? 0 : (double)(sorted.Length - below) / sorted.Length;
    }

    /// <summary>The score that so small a share of the scores exceeds; null of none.</summary>
    public static double? Quantile(IEnumerable<float> scores, double share)
    {
        double[] sorted = [.. scores.Select(s => (double)s).Order()];
        return sorted.Length == 0 ? null : DeepInnovation.Core.Metrics.Quantile.Of(sorted, share);
    }
}

/// <summary>
/// Pairs drawn at random: a paper that has a candidate, each as likely as any other, then one of the patents that it may have.
/// </summary>
internal static class RandomPairs
{
    /// <summary>Draws with replacement, by a seed. O(papers log papers + count · dimensions).</summary>
    /// <returns>The rows and the canonical score; empty when no paper has a candidate.</returns>
    public static IReadOnlyList<JoinedPair> Draw(DatedVectors papers, DatedVectors patents, int count, long seed)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        var order = new Kernels.YearOrder(papers, patents);
        var first = order.PapersWithoutCandidate; // Limits do not fall along the order: those without a candidate come first.
        if (first == papers.Count)
            return [];
        var random = new SeededRandom(seed, "similarity/random pairs");
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var place = first + random.Next(papers.Count - first);
            var (paper, patent) = (order.Papers[place], order.Patents[random.Next(order.Limits[place])]);
            return new JoinedPair(paper, patent, CanonicalScore.Of(papers[paper], patents[patent]), 0);
        })];
    }
}
