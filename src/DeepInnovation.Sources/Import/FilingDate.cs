using System.Globalization;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// The date of an application as far as it can be right. Offices have mistyped some: 1872 for 1972, 2074 for 1974, 8198 for 1981.
/// </summary>
/// <param name="Date">The day; null when it is not known or cannot be right.</param>
/// <param name="Year">Its year; null likewise, since the year of the grant would say something else.</param>
/// <param name="Note">What is wrong; null when nothing is.</param>
internal readonly record struct FilingDate(string? Date, int? Year, ImportNote? Note)
{
    // The first patents under a statute of the United States and of France's revolution; earlier
    // privileges have no dates of application.
    private const int FirstPatents = 1790;

    // The longest that one waited was 67 years: US 6,097,812, a cipher machine filed in 1933, was granted in 2000.
    private const int LongestWait = 70;

    /// <summary>The notes as a document carries them.</summary>
    internal IReadOnlyList<ImportNote> Notes => Note is null ? [] : [Note];

    /// <summary>The date, checked against the day on which the patent was granted or published.</summary>
    /// <param name="field">The field as the source names it.</param>
    /// <param name="value">Its text; null when missing.</param>
    /// <param name="later">The day of the grant or publication as <c>yyyy-MM-dd</c>; null when unknown.</param>
    /// <param name="file">The file that holds the value, where that is not the document's.</param>
    /// <param name="row">Its line there.</param>
    internal static FilingDate Of(string field, string? value, string? later, string? file = null, long row = 0)
    {
        if (string.IsNullOrWhiteSpace(value))
            return default;
        var read = Fields.Day(value.Trim());
        return Fault(value.Trim(), read, later) is { } reason
            ? new FilingDate(null, null, new ImportNote(field, value, reason + "; the year is left empty", file, row))
            : new FilingDate(read!.Value.Date, read.Value.Year, null);
    }

    /// <summary>The first of two days of a record that is one; null when neither is.</summary>
    internal static string? Later(string? first, string? second = null) => Day(first) ?? Day(second);

    private static string? Day(string? text) =>
        text is not null && Fields.IsoDate(text.Trim()) is { } day && Fields.YearOf(day) >= FirstPatents ? day : null;

    private static string? Fault(string value, (string? Date, int? Year)? read, string? later)
    {
        // Written as a date, but beyond the years that are read: 8198-04-05.
        var year = read?.Year ?? YearAlone(value);
        if (year is null)
            return "the filing date is no date";
        if (year < FirstPatents)
            return $"the filing date is before patents began ({FirstPatents})";
        if (later is not null && (read?.Date is { } date ? string.CompareOrdinal(date, later) > 0 : year > Fields.YearOf(later)))
            return "the filing date is later than the grant or publication";
        if (read is null)
            return "the filing date is no date";
        return later is not null && Fields.YearOf(later) - year > LongestWait
            ? $"the filing date is more than {LongestWait} years before the grant or publication" : null;
    }

    private static int? YearAlone(string value) =>
        DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.Year : null;
}
