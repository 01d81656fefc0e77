using System.Globalization;
using DeepInnovation.Core.Documents;
using DeepInnovation.Maps;

namespace DeepInnovation.Claims;

/// <summary>What the innovation map of a run says about the paper's counts, years, pairs and mean novelty.</summary>
internal static class MapMeasurements
{
    private const double Normal95 = 1.959963984540054; // the 97.5 % point of the standard normal

    private const int First = 2016;
    private const int Last = 2020;

    /// <summary>Rows read, the span of years, and patents with IPC and keywords for each year of the released figures.</summary>
    public static IEnumerable<Measurement> OfTrend(IReadOnlyCollection<YearlyTrend> trend)
    {
        var source = $"{MapsStage.Trend}";
        yield return new Measurement("corpus.papers", Rows(trend, DocumentKind.Paper), $"{source}: papers read");
        yield return new Measurement("corpus.patents", Rows(trend, DocumentKind.Patent), $"{source}: patents read");
        var dated = trend.Where(row => row.Year is not null).ToList();
        if (dated.Count > 0)
        {
            var n = dated.Sum(row => row.Documents);
            yield return new Measurement("corpus.year.first",
                dated.Min(row => row.Year!.Value), $"{source}: documents with a year")
            {
                N = n,
            };
            yield return new Measurement("corpus.year.last",
                dated.Max(row => row.Year!.Value), $"{source}: documents with a year")
            {
                N = n,
            };
        }

        var described = trend.Where(row => row.Kind == DocumentKind.Patent && row.Year is >= First and <= Last)
            .ToDictionary(row => row.Year!.Value);
        var what = $"{source}: patents read that have IPC and keywords (the released Novelty column is not read)";
        for (var year = First; year <= Last; year++)
            yield return new Measurement($"patents.{Year(year)}.described",
                described.GetValueOrDefault(year)?.Described ?? 0, what);
        yield return new Measurement($"patents.{First}-{Last}.described", described.Values.Sum(row => row.Described), what);
    }

    /// <summary>
    /// Mean content novelty of the patents of each released year and of all five, with 95 % intervals (normal approximation).
    /// </summary>
    public static IEnumerable<Measurement> OfNovelty(IReadOnlyCollection<YearlyNovelty> novelty)
    {
        var years = novelty
            .Where(row => row.Kind == DocumentKind.Patent && row.Year is >= First and <= Last && row.ContentMean is not null)
            .OrderBy(row => row.Year).ToList();
        foreach (var row in years)
            yield return Mean(Year(row.Year), row.ContentMean!.Value, row.ContentStandardError, row.ContentCount);
        if (years.Count < Last - First + 1)
            yield break;
        var n = years.Sum(row => row.ContentCount);
        var mean = years.Sum(row => row.ContentCount * row.ContentMean!.Value) / n;
        double? error = years.All(row => row.ContentStandardError is not null)
            ? Math.Sqrt(years.Sum(row => Math.Pow(row.ContentCount * row.ContentStandardError!.Value, 2))) / n
            : null;
        yield return Mean($"{First}-{Last}", mean, error, n);
    }

    /// <summary>Papers that have a nearest patent.</summary>
    public static IEnumerable<Measurement> OfLags(IReadOnlyCollection<TransferLag> lags)
    {
        yield return new Measurement(
            "pairs.nearest",
            lags.Where(row => row.LagYears is not null).Sum(row => row.Papers),
            $"{MapsStage.Lags}: pairs of rank 1 (the final rule: one patent a paper)")
        {
            N = lags.Sum(row => row.Papers),
        };
    }

    /// <summary>Documents of one kind.</summary>
    public static long Rows(IEnumerable<YearlyTrend> trend, DocumentKind kind) =>
        trend.Where(row => row.Kind == kind).Sum(row => row.Documents);

    private static Measurement Mean(string years, double mean, double? error, long n) =>
        new($"novelty.patents.{years}", mean,
            $"{MapsStage.NoveltyByYear}: mean content novelty of AI patents, this project's fit")
        {
            Low = mean - (Normal95 * error),
            High = mean + (Normal95 * error),
            N = n,
        };

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
