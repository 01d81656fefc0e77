using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Reading;

/// <summary>A row of the user's file that was left out, with its place and the reason.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The row's first line in the file, from 1; in a Parquet file the number of the row, from 1.</param>
/// <param name="Column">The column as the file names it; null when the row as a whole is broken.</param>
/// <param name="Value">What was found there.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Kind">Whether papers or patents were read.</param>
public sealed record RejectedRow(string File, long Line, string? Column, string? Value, string Reason, DocumentKind Kind)
{
    private static readonly string[] Header = ["file", "line", "column", "value", "reason", "kind"];

    /// <summary>
    /// Writes rows as CSV with the columns file (without its folder), line, column, value, reason, kind. Cells that a
    /// spreadsheet would take for a formula are written by <see cref="SpreadsheetText.Guard"/>. Only
    /// the header when there are none.
    /// </summary>
    public static void WriteCsv(Stream stream, IEnumerable<RejectedRow> rows)
    {
        CsvFile.Write(stream, Header, rows.Select(row => (IReadOnlyList<string?>)
        [
            SpreadsheetText.Guard(Path.GetFileName(row.File)),
            row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
            SpreadsheetText.Guard(row.Column),
            SpreadsheetText.Guard(row.Value),
            SpreadsheetText.Guard(row.Reason),
            row.Kind.ToString().ToLowerInvariant(),
        ]));
    }

    internal InputException ToException() => new(Reason, File, Line, Column, Value,
        Reason == RowFault.NotUtf8 ? Exports.EncodingGuess.HowToSave
            : "Correct the row, or leave such rows out with --on-error skip");
}
