using System.Globalization;
using DeepInnovation.Claims;

namespace DeepInnovation.Audit;

/// <summary>What an audit measured, in the terms of the claims ledger.</summary>
internal static class AuditMeasurements
{
    private const double Normal95 = 1.959963984540054; // the 97.5 % point of the standard normal
    private const int First = 2016, Last = 2020;

    internal static IEnumerable<Measurement> Of(DocumentAudit? papers, DocumentAudit? patents, PairAudit? pairs)
    {
        if (papers is not null)
        {
            yield return new Measurement("corpus.papers", papers.Rows, "DeepDiveAI.csv: rows");
            yield return new Measurement("release.papers.fields", papers.NamedFields, "DeepDiveAI.csv: named columns");
        }

        if (patents is not null)
        {
            yield return new Measurement("corpus.patents", patents.Rows, "DeepPatentAI.csv: rows");
            yield return new Measurement("release.patents.fields", patents.NamedFields, "DeepPatentAI.csv: named columns");
            foreach (var measurement in Yearly(patents))
                yield return measurement;
        }

        if (pairs is not null)
        {
            yield return new Measurement("pairs.nearest", pairs.Rows, "DeepCosineAI.csv: rows");
            yield return new Measurement("release.pairs.fields", pairs.NamedFields, "DeepCosineAI.csv: named columns");
        }

        if (papers is null || patents is null || papers.Years.Count == 0 || patents.Years.Count == 0)
            yield break;
        const string Both = "both tables: rows with a year";
        yield return new Measurement("corpus.year.first", Math.Min(papers.Years.Keys.First(), patents.Years.Keys.First()), Both);
        yield return new Measurement("corpus.year.last", Math.Max(papers.Years.Keys.Last(), patents.Years.Keys.Last()), Both);
    }

    private static IEnumerable<Measurement> Yearly(DocumentAudit patents)
    {
        const string What = "DeepPatentAI.csv: rows with IPC, Keywords and Novelty";
        var years = Enumerable.Range(First, Last - First + 1)
            .Select(year => (Year: year, Sums: patents.Years.GetValueOrDefault(year) ?? new())).ToList();
        foreach (var (year, sums) in years)
        {
            var name = year.ToString(CultureInfo.InvariantCulture);
            yield return new Measurement($"patents.{name}.described", sums.Described, What);
            if (Mean(name, sums.Scored, sums.Novelty, sums.Squares) is { } mean)
                yield return mean;
        }

        yield return new Measurement($"patents.{First}-{Last}.described", years.Sum(y => y.Sums.Described), What);
        if (years.All(y => y.Sums.Scored > 0)
            && Mean($"{First}-{Last}", years.Sum(y => y.Sums.Scored), years.Sum(y => y.Sums.Novelty),
                years.Sum(y => y.Sums.Squares)) is { } all)
            yield return all;
    }

    private static Measurement? Mean(string years, long n, double sum, double squares)
    {
        if (n == 0)
            return null;
        var mean = sum / n;
        var error = n > 1 ? Math.Sqrt(Math.Max(0, (squares - (n * mean * mean)) / (n - 1)) / n) : (double?)null;
        return new Measurement($"novelty.patents.{years}", mean, "DeepPatentAI.csv: mean of Novelty")
        {
            Low = mean - (Normal95 * error),
            High = mean + (Normal95 * error),
            N = n,
        };
    }
}
