using DeepInnovation.Runs;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>A patent that is known to go back to a paper.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="PatentId">The patent.</param>
public sealed record KnownLink(string PaperId, string PatentId)
{
    private static readonly string[] GeneratorColumns = ["id", "source_paper"];

    /// <summary>
    /// Reads known links, each once, in the file's order: a CSV table (also <c>.gz</c>, <c>.zst</c>) with the columns Paper_ID and Patent_ID, or the truth.csv of the
    /// synthetic corpus, where a row with a <c>source_paper</c> is a patent written from that paper. O(rows).
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, lacks a column, holds no link, or an id is empty.</exception>
    public static IReadOnlyList<KnownLink> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var columns = CsvFile.Read(path).FirstOrDefault()?.Columns ?? [];
        List<KnownLink> links = GeneratorColumns.All(c => columns.Contains(c, StringComparer.OrdinalIgnoreCase))
            ? [.. CsvFile.Read(path, GeneratorColumns).Where(row => row["source_paper"]!.Length > 0).Select(row => new KnownLink(row["source_paper"]!, Id(row, "id"))).Distinct()]
            : [.. CsvFile.Read(path, "Paper_ID", "Patent_ID").Select(row => new KnownLink(Id(row, "Paper_ID"), Id(row, "Patent_ID"))).Distinct()];
        return links.Count > 0 ? links : throw new InputException("the file holds no link", path, null, mend: "Give rows with a paper's and a patent's id");
    }

    private static string Id(CsvRow row, string column) =>
        row[column]!.Trim() is { Length: > 0 } id ? id : throw row.Error("the id is empty", column, "Give each row both ids");
}

/// <summary>How many known links could be used, and why the others not. A link is counted once, under the first reason.</summary>
/// <param name="Links">Different links given.</param>
/// <param name="UnknownPaper">Links of a paper that is not among the vectors.</param>
/// <param name="UnknownPatent">Links of a patent that is not among them.</param>
/// <param name="YearNotAllowed">Links of a patent older than the paper: the rule excludes them.</param>
/// <param name="Used">Links that were ranked.</param>
/// <param name="Papers">Papers of these.</param>
public sealed record LinkCoverage(int Links, int UnknownPaper, int UnknownPatent, int YearNotAllowed, int Used, int Papers)
{
    /// <summary>The same in a sentence.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Used:N0} of {Links:N0} known links used, of {Papers:N0} papers; left out: {UnknownPaper:N0} with an unknown paper, {UnknownPatent:N0} with an unknown patent, {YearNotAllowed:N0} with a patent older than the paper.");
}
