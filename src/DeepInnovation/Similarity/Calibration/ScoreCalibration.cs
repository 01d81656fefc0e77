using DeepInnovation.Metrics;
using DeepInnovation.Runs;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>
/// What a cosine means in these data: the best pairs' scores against those of random pairs that the year rule allows, in all and by
/// the years between. Definitions in docs/calibration.md.
/// </summary>
public sealed class ScoreCalibration
{
    private const double HighShare = 0.999;
    private const int BinsPerUnit = 50;

    private static readonly double[] Shares = [0, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, HighShare, 1];

    private ScoreCalibration(ScoreSample best, ScoreSample random, ScoreSummary summary, IReadOnlyList<LagScore> lags) =>
        (Best, Random, Summary, Lags) = (best, random, summary, lags);

    /// <summary>The scores of the pairs of rank 1.</summary>
    public ScoreSample Best { get; }

    /// <summary>The scores of the random pairs.</summary>
    public ScoreSample Random { get; }

    /// <summary>The whole in a row.</summary>
    public ScoreSummary Summary { get; }

    /// <summary>By lag, without gaps from 0.</summary>
    public IReadOnlyList<LagScore> Lags { get; }

    /// <summary>Quantiles of both.</summary>
    public IReadOnlyList<ScoreQuantile> Quantiles =>
        [.. Shares.Select(share => new ScoreQuantile { Share = share, Best = Best.Quantile(share), Random = Random.Quantile(share) })];

    /// <summary>
    /// Calibrates a join of these vectors; of its pairs only those of rank 1 count. A rule with a threshold leaves out papers, and what is said of the best pairs
    /// is then said of the others. O(random pairs * dimensions + pairs log pairs).
    /// </summary>
    /// <exception cref="InputException">The number of random pairs is below 1.</exception>
    public static ScoreCalibration Of(DatedVectors papers, DatedVectors patents, JoinResult result, CalibrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= new CalibrationOptions();
        var allowed = AllowedPairs.Of(papers, patents);
        JoinedPair[] best = [.. result.Pairs.Where(p => p.Rank == 1)];
        var random = ScoreSample.RandomPairs(papers, patents, allowed, options.RandomPairs, options.Seed);
        var (bestScores, randomScores) = (new ScoreSample(best.Select(p => p.Similarity)), new ScoreSample(random.Select(p => p.Similarity)));
        return new ScoreCalibration(
            bestScores, randomScores, Summarize(allowed, best, bestScores, randomScores), LagTable.Of(papers.Years, patents.Years, best, random));
    }

    /// <summary>Bins of width 0.02 from the lowest score to the highest; none without a score. O(bins log pairs).</summary>
    public IReadOnlyList<ScoreBin> Histogram()
    {
        double[] ends = [.. ((double?[])[Best.Quantile(0), Random.Quantile(0), Best.Quantile(1), Random.Quantile(1)]).OfType<double>()];
        if (ends.Length == 0)
            return [];
        var (first, last) = (BinOf(ends.Min()), BinOf(ends.Max()));
        return [.. Enumerable.Range(first, last - first + 1).Select(bin => Bin(bin, isFirst: bin == first, isLast: bin == last))];
    }

    private ScoreBin Bin(int bin, bool isFirst, bool isLast)
    {
        var (low, high) = (bin / (double)BinsPerUnit, (bin + 1) / (double)BinsPerUnit);
        var (best, random) = (From(Best), From(Random));
        return new ScoreBin
        {
            Low = low,
            High = high,
            Best = best.In,
            Random = random.In,
            BestShare = Share(best.In, Best.Count),
            RandomShare = Share(random.In, Random.Count),
            BestAtOrAbove = Share(best.AtOrAbove, Best.Count),
            RandomAtOrAbove = Share(random.AtOrAbove, Random.Count),
        };

        (int In, int AtOrAbove) From(ScoreSample scores)
        {
            var atOrAbove = isFirst ? scores.Count : scores.CountAtOrAbove(low);
            return (atOrAbove - (isLast ? 0 : scores.CountAtOrAbove(high)), atOrAbove);
        }
    }

    private static int BinOf(double score)
    {
        var bin = (int)Math.Floor(score * BinsPerUnit);
        // The product is rounded, the bin's ends are not: they decide.
        if (score < bin / (double)BinsPerUnit)
            bin--;
        else if (score >= (bin + 1) / (double)BinsPerUnit)
            bin++;
        return Math.Clamp(bin, -BinsPerUnit, BinsPerUnit - 1);
    }

    private static ScoreSummary Summarize(AllowedPairs allowed, JoinedPair[] best, ScoreSample bestScores, ScoreSample randomScores)
    {
        var high = randomScores.Quantile(HighShare);
        var above = high is { } least ? bestScores.CountAbove(least) : 0;
        var interval = ShareInterval.Wilson(above, best.Length);
        var rare = high is { } bound ? randomScores.CountAbove(bound) / (double)randomScores.Count : 0;
        return new ScoreSummary
        {
            AllowedPairs = allowed.Count,
            AllowedShare = allowed.Share,
            BestPairs = best.Length,
            RandomPairs = randomScores.Count,
            BestMedian = bestScores.Quantile(0.5),
            RandomMedian = randomScores.Quantile(0.5),
            RandomMean = randomScores.Mean,
            RandomDeviation = randomScores.Deviation,
            RandomHigh = high,
            PapersAbove = above,
            PapersAboveShare = interval.Value,
            PapersAboveLow = interval.Low,
            PapersAboveHigh = interval.High,
            PapersAboveExpected = best.Length == 0 ? null : best.Average(p => 1 - Math.Pow(1 - rare, allowed.CandidatesOf(p.Paper))),
        };
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
}
