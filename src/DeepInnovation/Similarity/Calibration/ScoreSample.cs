using DeepInnovation.Metrics;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>Scores in ascending order and what their distribution says of one score.</summary>
public sealed class ScoreSample
{
    private readonly double[] _sorted;

    /// <summary>Copies and sorts. O(n log n).</summary>
    public ScoreSample(IEnumerable<float> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        _sorted = [.. scores.Select(s => (double)s).Order()];
    }

    /// <summary>The scores of random pairs that the year rule allows. O(count * dimensions) over all cores.</summary>
    public static ScoreSample OfRandomPairs(DatedVectors papers, DatedVectors patents, int count, long seed) =>
        new(RandomPairs(papers, patents, AllowedPairs.Of(papers, patents), count, seed).Select(p => p.Similarity));

    /// <summary>How many scores there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>Their mean; null when there are none.</summary>
    public double? Mean => Count == 0 ? null : _sorted.Average();

    /// <summary>Their standard deviation, divided by n; null when there are none.</summary>
    public double? Deviation => Mean is { } mean ? Math.Sqrt(_sorted.Sum(s => (s - mean) * (s - mean)) / Count) : null;

    /// <summary>The quantile, linear between order statistics (Hyndman and Fan's type 7); null when there are no scores.</summary>
    /// <param name="share">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside.</exception>
    public double? Quantile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return Count == 0 ? null : Bootstrap.Quantile(_sorted, share);
    }

    /// <summary>How many scores are at least <paramref name="score"/>. O(log n).</summary>
    public int CountAtOrAbove(double score)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sorted[middle] < score ? (middle + 1, high) : (low, middle);
        }

        return Count - low;
    }

    /// <summary>How many scores are above <paramref name="score"/>. O(log n).</summary>
    public int CountAbove(double score) => CountAtOrAbove(Math.BitIncrement(score));

    /// <summary>
    /// What a score means: the share of these scores that are at least as high, with Wilson's 95 % interval. Of random pairs it is the
    /// chance that an arbitrary allowed pair looks as similar.
    /// </summary>
    public ShareInterval ShareAtOrAbove(double score) => ShareInterval.Wilson(CountAtOrAbove(score), Count);

    internal static JoinedPair[] RandomPairs(DatedVectors papers, DatedVectors patents, AllowedPairs allowed, int count, long seed)
    {
        var drawn = allowed.Sample(count, seed);
        var scored = new JoinedPair[drawn.Count];
        Parallel.For(0, scored.Length, i =>
        {
            var (paper, patent) = drawn[i];
            scored[i] = new JoinedPair(paper, patent, CanonicalScore.Of(papers[paper], patents[patent]), 0);
        });
        return scored;
    }
}
