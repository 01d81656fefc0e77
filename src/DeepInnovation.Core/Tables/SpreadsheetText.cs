using System.Globalization;

namespace DeepInnovation.Core.Tables;

/// <summary>
/// Cells for people who open a CSV file in a spreadsheet, which runs a cell that begins like a formula (CWE-1236; OWASP, "CSV
/// injection"). Tables that programs read are written as they are instead: see
/// docs/decisions/009-cells-that-look-like-formulas.md.
/// </summary>
public static class SpreadsheetText
{
    /// <summary>
    /// The cell with an apostrophe before it if it begins with <c>= + - @</c>, their full-width forms, a tab or a line break, and
    /// is no number; also if it begins with apostrophes before such a character, so that
    /// <see cref="Restore"/> undoes it. O(characters).
    /// </summary>
    public static string? Guard(string? cell) =>
        cell is not null && Begins(cell.AsSpan().TrimStart('\'')) && !IsNumber(cell) ? "'" + cell : cell;

    /// <summary>The cell that <see cref="Guard"/> was given. Apply it only to what <see cref="Guard"/> wrote.</summary>
    public static string? Restore(string? cell) => cell is ['\'', ..] && Begins(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    private static bool Begins(ReadOnlySpan<char> text) =>
        text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n', ..];

    private static bool IsNumber(string cell) =>
        double.TryParse(cell, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out _);
}
