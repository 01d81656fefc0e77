namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// How alike two measures of the same documents rank them, when only documents of one year are compared.
/// Years of one document are left out.
/// </summary>
/// <param name="Documents">Documents that could be compared.</param>
/// <param name="Spearman">
/// Pearson correlation of the <see cref="PercentileRank"/>s within the year (equal values share their mean rank), all years
/// together, each document counting the same; with one year it is Spearman's rho. Null when a measure is constant in every year.
/// </param>
/// <param name="Kendall">tau-b over all pairs of documents of one year, see <see cref="KendallPairs"/>. Null as above.</param>
/// <param name="MeanShift">The mean absolute difference of the percentile ranks, in [0, 1]; 1/3 for unrelated
/// measures without ties.</param>
/// <param name="TopJaccard">Documents in the top decile (percentile rank 0.9 or more) under both measures, over those under
/// either; null when there are none.</param>
/// <param name="TopJaccardByChance">What unrelated measures with as many documents in the top decile of each year would be
/// expected to share (expected intersection over the rest).</param>
internal sealed record YearRanks(int Documents, double? Spearman, double? Kendall, double? MeanShift, double? TopJaccard,
    double? TopJaccardByChance)
{
    /// <summary>
    /// The least percentile rank of the top decile. In a year of n documents 1 + (n - 1) / 10 of them reach it,
    /// rounded down, if none are equal.
    /// </summary>
    public const double TopDecile = 0.9;

    /// <summary>Compares. O(n log n).</summary>
    /// <param name="years">The year of each document, in any order; or another number by which documents are grouped.</param>
    /// <param name="first">One measure; no NaN.</param>
    /// <param name="second">The other measure of the same documents.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static YearRanks Of(IReadOnlyList<int> years, IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (years.Count != first.Count || years.Count != second.Count)
            throw new ArgumentException(
                $"There are {years.Count} years, {first.Count} and {second.Count} values.", nameof(second));
        var (count, cross, squaresFirst, squaresSecond, shift) = (0, 0.0, 0.0, 0.0, 0.0);
        var (topFirst, topSecond, topBoth, topChance) = (0, 0, 0, 0.0);
        var pairs = default(KendallPairs);
        foreach (var year in Enumerable.Range(0, years.Count).GroupBy(i => years[i]).OrderBy(g => g.Key))
        {
            int[] places = [.. year];
            if (places.Length < 2)
                continue;
            double[] a = [.. places.Select(i => first[i])], b = [.. places.Select(i => second[i])];
            double?[] ranksFirst = PercentileRank.Of(a), ranksSecond = PercentileRank.Of(b);
            var (inFirst, inSecond) = (0, 0);
            for (var i = 0; i < places.Length; i++)
            {
                // The mean percentile rank is 1/2 in every year, with ties too.
                var (x, y) = (ranksFirst[i]!.Value - 0.5, ranksSecond[i]!.Value - 0.5);
                cross += x * y;
                squaresFirst += x * x;
                squaresSecond += y * y;
                shift += Math.Abs(x - y);
                var (isFirst, isSecond) = (IsTop(ranksFirst[i]!.Value), IsTop(ranksSecond[i]!.Value));
                inFirst += isFirst ? 1 : 0;
                inSecond += isSecond ? 1 : 0;
                topBoth += isFirst && isSecond ? 1 : 0;
            }

            count += places.Length;
            topFirst += inFirst;
            topSecond += inSecond;
            topChance += (double)inFirst * inSecond / places.Length;
            pairs += KendallPairs.Of(a, b);
        }

        var either = topFirst + topSecond;
        return new YearRanks(
            count,
            squaresFirst > 0 && squaresSecond > 0 ? cross / (Math.Sqrt(squaresFirst) * Math.Sqrt(squaresSecond)) : null,
            pairs.Tau,
            count == 0 ? null : shift / count,
            either == 0 ? null : (double)topBoth / (either - topBoth),
            either == 0 ? null : topChance / (either - topChance));
    }

    public static bool IsTop(double percentile) => percentile >= TopDecile;
}
