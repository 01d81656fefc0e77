using System.Globalization;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Import;

/// <summary>A rejected record, or a value left out, while an import is under way: the row of its temporary tables.</summary>
internal sealed record RejectedRecord
{
    public string File { get; set; } = "";

    public long Row { get; set; }

    public string? Field { get; set; }

    public string? Value { get; set; }

    public string Reason { get; set; } = "";

    internal static RejectedRecord Of(ImportFault fault) =>
        new() { File = fault.File, Row = fault.Row, Field = fault.Field, Value = fault.Value, Reason = fault.Reason };

    /// <summary>
    /// Writes <c>rejected.csv</c> or <c>notes.csv</c>; cells that a spreadsheet would take for a
    /// formula begin with an apostrophe.
    /// </summary>
    internal static void WriteCsv(string path, IEnumerable<RejectedRecord> rows) =>
        CsvFile.Write(path, ["file", "row", "field", "value", "reason"], rows.Select(r => (IReadOnlyList<string?>)
        [
            SpreadsheetText.Guard(r.File), r.Row.ToString(CultureInfo.InvariantCulture), SpreadsheetText.Guard(r.Field),
            SpreadsheetText.Guard(r.Value), SpreadsheetText.Guard(r.Reason),
        ]));
}
