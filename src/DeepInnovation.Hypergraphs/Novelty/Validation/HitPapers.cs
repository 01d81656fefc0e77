using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// Whether novel documents are cited more: hits against the novelty percentile. A document is a hit when the percentile rank of
/// its citations among the documents of its kind and year that have novelty and citations is 0.9 or more; equal counts share
/// their mean rank, so a tie that is too wide for the top tenth is out of it. Years with fewer than ten such documents are left
/// out. It is an association: citations depend on field, country and age too, and Document.Cited counts them at one moment.
/// </summary>
internal static class HitPapers
{
    private const int SmallestYear = 10;
    private const int Deciles = 10;

    /// <summary>
    /// The rows of one measure: ten deciles, all, AUC, relative risk and what was left out. O(resamples * n + n log n).
    /// </summary>
    /// <param name="name">The hypergraph's name.</param>
    /// <param name="documents">Documents of one kind, in any order, all with a year.</param>
    /// <param name="percentiles">The novelty percentile of each; null ones are left out.</param>
    /// <param name="options">Seed and resamples.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static List<HitRow> Of(
        string name, IReadOnlyList<Document> documents, IReadOnlyList<double?> percentiles, NoveltyValidationOptions options)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(percentiles);
        ArgumentNullException.ThrowIfNull(options);
        if (documents.Count != percentiles.Count)
            throw new ArgumentException(
                $"There are {documents.Count} documents and {percentiles.Count} percentiles.", nameof(percentiles));
        int[] scored = [.. Enumerable.Range(0, documents.Count).Where(i => percentiles[i] is not null)];
        var years = scored.Where(i => documents[i].Cited is not null).GroupBy(i => documents[i].Year!.Value).ToList();
        var points = years.Where(y => y.Count() >= SmallestYear).SelectMany(y => Points(documents, percentiles, [.. y])).ToList();
        var rows = new List<HitRow>();
        for (var decile = 1; decile <= Deciles; decile++)
            rows.Add(Share(name, decile, points));
        rows.Add(Share(name, null, points));
        rows.Add(AucRow(name, points, options));
        rows.Add(RiskRow(name, points));
        rows.Add(new HitRow
        {
            Hypergraph = name,
            Measure = HitRow.WithoutCitations,
            Documents = scored.Count(i => documents[i].Cited is null),
        });
        rows.Add(
            new HitRow { Hypergraph = name, Measure = HitRow.SmallYear, Documents = years.Sum(y => y.Count()) - points.Count });
        return rows;
    }

    /// <summary>The decile of a percentile rank, 1 to 10: [0, 0.1) is 1, [0.9, 1] is 10.</summary>
    public static int DecileOf(double percentile) => Math.Min(Deciles, 1 + (int)Math.Floor(percentile * Deciles));

    private static IEnumerable<Point> Points(IReadOnlyList<Document> documents, IReadOnlyList<double?> percentiles, int[] year)
    {
        var ranks = PercentileRank.Of([.. year.Select(i => (double)documents[i].Cited!.Value)]);
        return year.Select((i, place) => new Point(percentiles[i]!.Value, YearRanks.IsTop(ranks[place]!.Value)));
    }

    private static HitRow Share(string name, int? decile, List<Point> points)
    {
        var (count, hits) = Count(points, p => decile is null || DecileOf(p.Percentile) == decile);
        var share = ShareInterval.Wilson(hits, count);
        return new HitRow
        {
            Hypergraph = name,
            Measure = HitRow.HitShare,
            Decile = decile,
            Documents = count,
            Hits = hits,
            Value = share.Value,
            Low = share.Low,
            High = share.High,
        };
    }

    private static HitRow AucRow(string name, List<Point> points, NoveltyValidationOptions options)
    {
        var row =
            new HitRow { Hypergraph = name, Measure = HitRow.Auc, Documents = points.Count, Hits = points.Count(p => p.IsHit) };
        if (points.Count == 0)
            return row;
        var scores = RankedScores.Of([.. points.Select(p => p.IsHit ? 1 : 0)], [.. points.Select(p => p.Percentile)]);
        var interval = Resampling.Auc(scores, options.Seed, $"{name}/hits", options.Resamples);
        return row with { Value = Ranking.Auroc(scores), Low = interval?.Low, High = interval?.High };
    }

    private static HitRow RiskRow(string name, List<Point> points)
    {
        var (top, topHits) = Count(points, p => YearRanks.IsTop(p.Percentile));
        var (rest, restHits) = Count(points, p => !YearRanks.IsTop(p.Percentile));
        var risk = RelativeRisk.Of(topHits, top, restHits, rest);
        return new HitRow
        {
            Hypergraph = name,
            Measure = HitRow.TopDecileRisk,
            Documents = points.Count,
            Hits = topHits + restHits,
            Value = risk.Value,
            Low = risk.Low,
            High = risk.High,
        };
    }

    private static (int Count, int Hits) Count(List<Point> points, Func<Point, bool> which)
    {
        var chosen = points.Where(which).ToList();
        return (chosen.Count, chosen.Count(p => p.IsHit));
    }

    private readonly record struct Point(double Percentile, bool IsHit);
}
