using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>Best pairs by the years between them: the row of <c>08-similarity/lags.parquet</c>.</summary>
public sealed record LagScores
{
    /// <summary>Patent's year less paper's year.</summary>
    public int LagYears { get; set; }

    /// <summary>Papers whose best patent is so many years later.</summary>
    public int Papers { get; set; }

    /// <summary>Their share of all papers with a patent.</summary>
    public double Share { get; set; }

    /// <summary>
    /// The share if each paper took one of its allowed patents at random: what the corpus's years alone make of the lag.
    /// </summary>
    public double ExpectedShare { get; set; }

    /// <summary>Lower quartile of the cosine; null without papers.</summary>
    public double? LowerQuartile { get; set; }

    /// <summary>Median of the cosine; null without papers.</summary>
    public double? Median { get; set; }

    /// <summary>Upper quartile of the cosine; null without papers.</summary>
    public double? UpperQuartile { get; set; }

    /// <summary>One row for each lag from 0 to the longest that the years allow. O(pairs + papers · years).</summary>
    /// <param name="papers">The papers.</param>
    /// <param name="patents">The patents.</param>
    /// <param name="best">Each paper's pair of rank 1; papers without one are missing.</param>
    public static IReadOnlyList<LagScores> Of(DatedVectors papers, DatedVectors patents, IReadOnlyList<JoinedPair> best)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        ArgumentNullException.ThrowIfNull(best);
        if (best.Count == 0)
            return [];
        var perYear = patents.Years.GroupBy(y => y).ToDictionary(g => g.Key, g => g.Count());
        var expected = new SortedDictionary<int, double>();
        foreach (var group in papers.Years.GroupBy(y => y).OrderBy(g => g.Key))
        {
            var allowed = perYear.Where(p => p.Key >= group.Key).OrderBy(p => p.Key).ToArray();
            double all = allowed.Sum(p => p.Value);
            foreach (var (year, count) in allowed)
                expected[year - group.Key] = expected.GetValueOrDefault(year - group.Key) + (group.Count() * count / all);
        }

        var whole = expected.Values.Sum();
        var found = best.ToLookup(p => patents.Years[p.Patent] - papers.Years[p.Paper], p => (double)p.Similarity);
        return [.. Enumerable.Range(0, expected.Keys.Max() + 1).Select(lag =>
        {
            double[] scores = [.. found[lag].Order()];
            double? At(double share) => scores.Length == 0 ? null : Quantile.Of(scores, share);
            return new LagScores
            {
                LagYears = lag, Papers = scores.Length, Share = (double)scores.Length / best.Count,
                ExpectedShare = expected.GetValueOrDefault(lag) / whole,
                LowerQuartile = At(0.25), Median = At(0.5), UpperQuartile = At(0.75),
            };
        })];
    }
}
