using System.Globalization;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Labels.Quality;

/// <summary>Measures how far raters agree, pair by pair and all together, on all documents and in each stratum.</summary>
/// <param name="resamples">Resamples of alpha's interval.</param>
/// <param name="seed">Their seed.</param>
public sealed class LabelQuality(int resamples = 1000, long seed = 42)
{
    private const string All = "all";

    private static readonly string[] Header =
    [
        "stratum", "raters", "documents", "agreement", "kappa", "kappa_low", "kappa_high", "ac1", "alpha", "alpha_low",
        "alpha_high", "positive_agreement", "negative_agreement", "few",
    ];

    /// <summary>
    /// The rows: all documents first, then each stratum by name; in each, all raters together and then every pair.
    /// O(resamples · judgements · pairs).
    /// </summary>
    /// <param name="ratings">The judgements.</param>
    /// <param name="strataOf">The strata that a document is in, such as <c>section G</c>; null for none.</param>
    public IReadOnlyList<AgreementRow> Measure(Ratings ratings, Func<RatedDocument, IEnumerable<string>>? strataOf = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var groups = new SortedDictionary<string, List<DocumentLabel?[]>>(StringComparer.Ordinal);
        foreach (var (document, row) in ratings.Rows)
        {
            foreach (var stratum in strataOf?.Invoke(document) ?? [])
            {
                if (!groups.TryGetValue(stratum, out var members))
                    groups.Add(stratum, members = []);
                members.Add(row);
            }
        }

        return [.. Rows(All, ratings.Raters, [.. ratings.Rows.Values]),
            .. groups.SelectMany(g => Rows(g.Key, ratings.Raters, g.Value))];
    }

    /// <summary>Writes the rows as CSV; numbers to four digits.</summary>
    public static void Write(string path, IEnumerable<AgreementRow> rows) =>
        CsvFile.Write(path, Header, rows.Select(r => (IReadOnlyList<string?>)
        [
            SpreadsheetText.Guard(r.Stratum), SpreadsheetText.Guard(r.Raters), r.Documents.ToString(CultureInfo.InvariantCulture),
            Text(r.Agreement), Text(r.Kappa), Text(r.KappaLow), Text(r.KappaHigh), Text(r.Ac1), Text(r.Alpha), Text(r.AlphaLow),
            Text(r.AlphaHigh), Text(r.PositiveAgreement), Text(r.NegativeAgreement), r.Few ? "few documents" : "",
        ]));

    private IEnumerable<AgreementRow> Rows(string stratum, IReadOnlyList<string> raters, List<DocumentLabel?[]> rows)
    {
        yield return Row(stratum, All, [.. rows.Select(r => Judgements(r, Enumerable.Range(0, raters.Count)))], null);
        for (var a = 0; a < raters.Count && raters.Count > 1; a++)
        {
            for (var b = a + 1; b < raters.Count; b++)
            {
                var counts = new int[2, 2];
                foreach (var row in rows.Where(r => r[a] is not null && r[b] is not null))
                    counts[row[a]!.Label, row[b]!.Label]++;
                yield return Row(stratum, $"{raters[a]} and {raters[b]}", [.. rows.Select(r => Judgements(r, [a, b]))], counts);
            }
        }
    }

    private AgreementRow Row(string stratum, string names, List<IReadOnlyList<int>> units, int[,]? counts)
    {
        var alpha = KrippendorffAlpha.Of(units, resamples, seed);
        double pairs = 0, equal = 0;
        foreach (var unit in units.Where(u => u.Count >= 2))
        {
            var ones = unit.Count(j => j == 1);
            pairs += unit.Count * (unit.Count - 1) / 2.0;
            equal += ((ones * (ones - 1)) + ((unit.Count - ones) * (unit.Count - ones - 1))) / 2.0;
        }

        var agreement = pairs == 0 ? (double?)null : equal / pairs;
        var kappa = counts is null || alpha.Units == 0 ? null : CohensKappa.Of(counts);
        return new AgreementRow(
            stratum, names, alpha.Units, agreement, kappa?.Kappa, kappa?.Low, kappa?.High, counts is null ? null : Ac1(counts),
            alpha.Value, alpha.Low, alpha.High,
            counts is null ? null : Share(2 * counts[1, 1], counts[0, 1] + counts[1, 0]), counts is null ? null
                : Share(2 * counts[0, 0], counts[0, 1] + counts[1, 0]), alpha.Units < AgreementRow.FewDocuments);
    }

    private static double? Ac1(int[,] counts)
    {
        double n = counts[0, 0] + counts[0, 1] + counts[1, 0] + counts[1, 1];
        if (n == 0)
            return null;
        var share = (counts[1, 1] + (0.5 * (counts[0, 1] + counts[1, 0]))) / n;
        var chance = 2 * share * (1 - share);
        return (((counts[0, 0] + counts[1, 1]) / n) - chance) / (1 - chance);
    }

    private static double? Share(double agreed, double unequal) => agreed + unequal == 0 ? null : agreed / (agreed + unequal);

    private static int[] Judgements(DocumentLabel?[] row, IEnumerable<int> raters) =>
        [.. raters.Where(r => row[r] is not null).Select(r => row[r]!.Label)];

    private static string? Text(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture);
}
