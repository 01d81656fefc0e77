using DeepInnovation.Core;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>What the scores of a join mean, in three tables and some counts. Definitions in docs/calibration.md.</summary>
/// <param name="Scores">Best pairs against random ones.</param>
/// <param name="Lags">Best pairs by the years between.</param>
/// <param name="Links">How the join finds known links; no row without any.</param>
/// <param name="RareScore">The 99.9 % quantile of the random pairs' scores; null when the years allow no pair.</param>
/// <param name="Counts">What was counted, by name.</param>
public sealed record JoinCalibration(
    IReadOnlyList<ScoreCalibration> Scores,
    IReadOnlyList<LagScores> Lags,
    IReadOnlyList<LinkRetrieval> Links,
    double? RareScore,
    IReadOnlyDictionary<string, long> Counts)
{
    /// <summary>Random pairs drawn unless another number is given.</summary>
    public const int RandomPairsDrawn = 100_000;

    /// <summary>Calibrates. Of the join's pairs only those of rank 1 count. Cost: that of its parts.</summary>
    /// <param name="papers">The papers joined.</param>
    /// <param name="patents">The patents joined.</param>
    /// <param name="result">What the join found.</param>
    /// <param name="links">Known links by ids (<see cref="KnownLinks"/>); null for none.</param>
    /// <param name="seed">Seeds the random pairs and the intervals.</param>
    /// <param name="randomPairs">Random pairs to draw.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InputException">There are known links, and none names a paper and a patent of these.</exception>
    public static JoinCalibration Of(
        DatedVectors papers,
        DatedVectors patents,
        JoinResult result,
        IReadOnlyList<(string Paper, string Patent)>? links,
        long seed,
        int randomPairs = RandomPairsDrawn,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        ArgumentNullException.ThrowIfNull(result);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        JoinedPair[] best = [.. result.Pairs.Where(p => p.Rank == 1)];
        float[] random = [.. RandomPairs.Draw(papers, patents, randomPairs, seed).Select(p => p.Similarity)];
        counts["pairs.random"] = random.Length;
        var rare = ScoreCalibration.Quantile(random, 0.999);
        if (rare is { } score)
        {
            counts["papers.above-random"] = best.Count(p => p.Similarity > score);
            var chance = (double)random.Count(s => s > score) / random.Length;
            counts["papers.above-random.by-chance"] = (long)Math.Round(AboveByChance(papers, patents, best, chance),
                MidpointRounding.ToEven);
        }

        return new JoinCalibration(
            ScoreCalibration.Of(best.Select(p => p.Similarity), random),
            LagScores.Of(papers, patents, best),
            links is null ? [] : LinkRetrieval.Of(papers, patents, ByRows(papers, patents, links, counts), seed, cancellation),
            rare,
            counts);
    }

    /// <summary>
    /// Papers to expect above a score that random pairs exceed with this chance, if a paper's best were the highest of as many
    /// independent random scores as it has candidates: Σ 1 - (1 - chance)^candidates.
    /// </summary>
    private static double AboveByChance(DatedVectors papers, DatedVectors patents, JoinedPair[] best, double chance)
    {
        int[] years = [.. patents.Years.Order()];
        var candidates = papers.Years.Distinct().ToDictionary(year => year, year => years.Length - years.Count(y => y < year));
        return best.Sum(p => 1 - Math.Pow(1 - chance, candidates[papers.Years[p.Paper]]));
    }

    private static List<(int Paper, int Patent)> ByRows(
        DatedVectors papers, DatedVectors patents, IReadOnlyList<(string Paper, string Patent)> links,
        SortedDictionary<string, long> counts)
    {
        var (paperRows, patentRows) = (Rows(papers), Rows(patents));
        var known = new List<(int Paper, int Patent)>();
        foreach (var (paper, patent) in links)
        {
            if (paperRows.TryGetValue(paper, out var row) && patentRows.TryGetValue(patent, out var other))
                known.Add((row, other));
        }

        if (known.Count == 0 && links.Count > 0)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"none of the {links.Count} known links names one of {papers.Name} and one of {patents.Name}"),
                "Give links in these documents' ids, or leave them out");
        }

        counts["links"] = links.Count;
        counts["links.not-embedded"] = links.Count - known.Count;
        counts["links.against-the-year-rule"] = known.Count(l => patents.Years[l.Patent] < papers.Years[l.Paper]);
        return known;
    }

    private static Dictionary<string, int> Rows(DatedVectors side) =>
        Enumerable.Range(0, side.Count).ToDictionary(side.IdOf, row => row, StringComparer.Ordinal);
}
