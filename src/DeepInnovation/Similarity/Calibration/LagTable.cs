namespace DeepInnovation.Similarity.Calibration;

/// <summary>Scores and shares by the years between a paper and a patent.</summary>
internal static class LagTable
{
    /// <summary>One row a lag, from 0 to the longest that the years allow. O(pairs log pairs + years²).</summary>
    internal static IReadOnlyList<LagScore> Of(IReadOnlyList<int> paperYears, IReadOnlyList<int> patentYears, JoinedPair[] best, JoinedPair[] random)
    {
        if (paperYears.Count == 0 || patentYears.Count == 0 || patentYears.Max() < paperYears.Min())
            return [];
        var (expected, allowed) = Expected(Counts(paperYears), Counts(patentYears), patentYears.Max() - paperYears.Min());
        var (bestAt, randomAt) = (best.ToLookup(Lag, p => p.Similarity), random.ToLookup(Lag, p => p.Similarity));
        return [.. expected.Select((share, lag) => Row(lag, share, allowed[lag]))];

        int Lag(JoinedPair pair) => patentYears[pair.Patent] - paperYears[pair.Paper];

        LagScore Row(int lag, double expectedShare, double allowedShare)
        {
            var (scores, randomScores) = (new ScoreSample(bestAt[lag]), new ScoreSample(randomAt[lag]));
            return new LagScore
            {
                LagYears = lag,
                Pairs = scores.Count,
                Share = best.Length == 0 ? 0 : scores.Count / (double)best.Length,
                ExpectedShare = expectedShare,
                AllowedShare = allowedShare,
                LowerQuartile = scores.Quantile(0.25),
                Median = scores.Quantile(0.5),
                UpperQuartile = scores.Quantile(0.75),
                RandomPairs = randomScores.Count,
                RandomMedian = randomScores.Quantile(0.5),
            };
        }
    }

    /// <summary>The share at each lag when each paper draws a candidate, and among all allowed pairs.</summary>
    private static (double[] OfPapers, double[] OfPairs) Expected(SortedDictionary<int, long> papers, SortedDictionary<int, long> patents, int longest)
    {
        var (ofPapers, ofPairs) = (new double[longest + 1], new double[longest + 1]);
        var (paperTotal, pairTotal) = (0L, 0L);
        foreach (var (year, count) in papers)
        {
            var candidates = patents.Where(p => p.Key >= year).Sum(p => p.Value);
            if (candidates == 0)
                continue;
            paperTotal += count;
            pairTotal += count * candidates;
            foreach (var (patentYear, there) in patents.Where(p => p.Key >= year))
            {
                ofPapers[patentYear - year] += count * (there / (double)candidates);
                ofPairs[patentYear - year] += (double)count * there;
            }
        }

        return (Array.ConvertAll(ofPapers, sum => sum / paperTotal), Array.ConvertAll(ofPairs, sum => sum / pairTotal));
    }

    private static SortedDictionary<int, long> Counts(IReadOnlyList<int> years)
    {
        var counts = new SortedDictionary<int, long>();
        foreach (var year in years)
            counts[year] = counts.GetValueOrDefault(year) + 1;
        return counts;
    }
}
