using System.Globalization;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>A document that a clean-up took out: the row of <c>removed.csv</c>.</summary>
/// <param name="Document">The document.</param>
/// <param name="Rule">Why.</param>
/// <param name="Why">What decided it: a type, a language, a similarity; null where the rule says all.</param>
/// <param name="Kept">The id and source of the document that stays in its place; null where there is none.</param>
internal sealed record RemovedDocument(ImportedDocument Document, CleaningRule Rule, string? Why, string? Kept)
{
    private static readonly string[] Header =
    [
        "id", "kind", "source", "source_file", "source_row", "rule", "why", "kept", "title",
    ];

    /// <summary>Writes the table; cells that a spreadsheet would take for a formula begin with an apostrophe.</summary>
    internal static long WriteCsv(Stream stream, IEnumerable<RemovedDocument> rows) =>
        CsvFile.Write(stream, Header, rows.Select(r => (IReadOnlyList<string?>)
        [
            SpreadsheetText.Guard(r.Document.Id), r.Document.Kind == DocumentKind.Paper ? "paper" : "patent", r.Document.Source,
            SpreadsheetText.Guard(r.Document.SourceFile), r.Document.SourceRow.ToString(CultureInfo.InvariantCulture),
            CleaningReport.NameOf(r.Rule), SpreadsheetText.Guard(r.Why), SpreadsheetText.Guard(r.Kept),
            SpreadsheetText.Guard(r.Document.Title),
        ]));
}
