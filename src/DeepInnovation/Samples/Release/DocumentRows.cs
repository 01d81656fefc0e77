using System.Globalization;
using DeepInnovation.Claims;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples.Release;

/// <summary>
/// The rows of the two tables of documents, each from its block's random stream, with defects where they are planted.
/// </summary>
internal sealed class DocumentRows(ReleaseSize size, PlantedDefects planted)
{
    private static readonly string[] Languages =
    [
        "en", "en", "en", "en", "en", "en", "en", "en", "en", "zh", "zh", "de", "fr", "ja", "ko", "es", "pt-br",
    ];
    private static readonly string[] Offices = ["CN", "CN", "CN", "CN", "US", "US", "US", "JP", "KR", "EP", "WO", "DE"];
    private static readonly double[] Means = [.. Enumerable.Range(2016, 5)
        .Select(year => ClaimBook.DeepInnovationAI.Expected(FormattableString.Invariant($"novelty.mean.{year}")))];

    internal ReleaseYears PaperYears { get; } = new(size.Papers);

    internal ReleaseYears PatentYears { get; } = new(size.Patents);

    /// <summary>ID of a paper: a running number behind 4,000,000,000, so that no patent has it.</summary>
    internal static long PaperId(int row) => 4_000_000_001L + row;

    internal static long PatentId(int row) => 1L + row;

    internal void Paper(int row, SeededRandom random, ReleaseLine line)
    {
        var kind = planted.Of("papers", row);
        var year = PaperYears.Of(kind == "duplicate-title" ? row - 1 : row);
        var keywords = ReleaseText.Keywords(random);
        Keywords(kind, keywords);
        var title = ReleaseText.Title(kind == "duplicate-title" ? row - 1 : row);
        line.Add(row).Add(PaperId(row));
        if (kind == "broken-quote")
            line.Raw($"\"{title}\" again\"");
        else
            line.Add(kind == "missing-title" ? "" : title);
        line.Add(ReleaseText.Abstract(random)).Add($"Journal {random.Next(900)}").Add("article");
        line.Add(kind == "year-type" ? "n.d." : Text(year))
            .Add(kind == "cited-type" ? "many" : Text((int)(20 / (0.05 + random.NextDouble())) - 19));
        line.Add(ListField.Format(keywords)).Add($"10.5555/synthetic.{(kind == "duplicate-doi" ? row - 1 : row)}")
            .Add($"Author {random.Next(400_000)}");
        line.Add(kind == "language-code" ? "English" : Languages[random.Next(Languages.Length)]);
        line.Add(ListField.Format([$"University {random.Next(9000)}"]));
        if (kind != "field-count")
            line.Add(Novelty(year, random));
        line.End();
    }

    internal void Patent(int row, SeededRandom random, ReleaseLine line)
    {
        var kind = planted.Of("patents", row);
        var year = PatentYears.Of(row);
        var keywords = ReleaseText.Keywords(random);
        Keywords(kind, keywords);
        var ipc = ReleaseText.Ipc(random);
        if (kind == "ipc-symbol")
            ipc[^1] = "X99Z 1/00";
        // One stream for all numbers: a copied number must have the office of the row that it copies.
        var numbered = kind == "duplicate-pn" ? row - 1 : row;
        line.Add(row).Add(PatentId(kind == "duplicate-id" ? row - 1 : row))
            .Add($"{Offices[(int)((numbered * 2654435761L >> 8) % Offices.Length)]}{100_000_000 + numbered}A");
        line.Add(kind == "ipc-list" ? "[\"G06N3/08\", \"G06N" : ListField.Format(ipc)).Add(ReleaseText.Title(row));
        if (kind == "bad-utf8")
            line.Byte(0xff);
        else
            line.Add(ReleaseText.Abstract(random));
        line.Add(Text(kind == "year-range" ? 2099 : year)).Add(ListField.Format(keywords));
        line.Add(kind == "novelty-range" ? "-3.25" : kind == "novelty-type" ? "high" : Novelty(year, random));
        line.End();
    }

    private static void Keywords(string? kind, string[] keywords)
    {
        if (kind == "keyword-repeated")
            keywords[^1] = keywords[0].ToUpperInvariant();
        else if (kind == "keyword-markup")
            keywords[^1] = $"<i>{keywords[^1]}</i>";
        else if (kind == "keyword-letters")
            keywords[^1] = "12-34";
    }

    private static string Novelty(int year, SeededRandom random) =>
        Math.Max(0.5, Means[Math.Clamp(year - 2016, 0, Means.Length - 1)] + (1.9 * random.NextGaussian()))
            .ToString("0.0#########", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
