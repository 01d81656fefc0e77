using System.Globalization;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Values;

/// <summary>Values that many sources share: years, days, countries, languages.</summary>
internal static class Fields
{
    internal const int FirstYear = 1500;
    internal const int LastYear = 2100;

    /// <summary>True for a year from 1500 to 2100.</summary>
    internal static bool IsYear(long year) => year is >= FirstYear and <= LastYear;

    /// <summary>
    /// A day with its year. Offices write 00 for a month or a day that they do not know (<c>19750000</c>): then there is only the
    /// year. Null when the text is neither.
    /// </summary>
    internal static (string? Date, int? Year)? Day(string text)
    {
        if (IsoDate(text) is { } date)
            return (date, YearOf(date));
        var digits = text is [_, _, _, _, '-', _, _, '-', _, _] ? $"{text[..4]}{text[5..7]}{text[8..]}" : text;
        return digits.Length == 8 && digits.All(char.IsAsciiDigit) && digits.EndsWith("00", StringComparison.Ordinal)
            && (digits[4..6] == "00" || IsoDate(digits[..6] + "01") is not null)
            && int.Parse(digits[..4], CultureInfo.InvariantCulture) is >= FirstYear and <= LastYear and var year ? (null, year)
            : null;
    }

    /// <summary>
    /// The date of <c>yyyy-MM-dd</c> or <c>yyyyMMdd</c>, maybe with a time behind it; null when it is none or out of range.
    /// </summary>
    internal static string? IsoDate(string text)
    {
        var day = text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text;
        return DateOnly.TryParseExact(day, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var date) && date.Year is >= FirstYear and <= LastYear
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The year of an ISO date.</summary>
    internal static int? YearOf(string? date) => date is null ? null : int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture);

    /// <summary>A DOI without resolver, in lower case, several with blanks between them; null when the text holds none.</summary>
    internal static string? Doi(string? text) => DoiText.All(text) is { Count: > 0 } dois ? string.Join(' ', dois) : null;

    /// <summary>A country code in upper case; null when it has not two letters.</summary>
    internal static string? Country(string? code) =>
        code?.Trim() is { Length: 2 } two && two.All(char.IsAsciiLetter) ? two.ToUpperInvariant() : null;

    /// <summary>
    /// A language in two letters of ISO 639-1, lower case, and <c>en</c> for <c>eng</c>; null for anything else.
    /// </summary>
    internal static string? Language(string? code)
    {
        var lower = code?.Trim().ToLowerInvariant();
        return lower is { Length: 2 } && lower.All(char.IsAsciiLetterLower) ? lower : lower == "eng" ? "en" : null;
    }

    /// <summary>In order, without nulls, blanks and repeats.</summary>
    internal static List<string> Distinct(IEnumerable<string?> items)
    {
        var list = new List<string>();
        foreach (var item in items)
        {
            if (!string.IsNullOrWhiteSpace(item) && !list.Contains(item))
                list.Add(item);
        }

        return list;
    }

    /// <summary>Line breaks and runs of spaces as one space: sources wrap titles and abstracts.</summary>
    internal static string OneLine(string? text) =>
        text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
