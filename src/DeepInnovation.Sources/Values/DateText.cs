using System.Globalization;
using System.Text.RegularExpressions;

namespace DeepInnovation.Sources.Values;

/// <summary>
/// Dates as databases write them: <c>2024-05-14</c>, <c>2023-11</c>, <c>20240514</c>, <c>14.05.2024</c>,
/// <c>MAY 2024</c>, <c>14 May 2024</c>.
/// </summary>
internal static partial class DateText
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "yyyy/M/d", "yyyy-M-d", "yyyy.MM.dd", "yyyy.M.d", "yyyy年M月d日", "dd.MM.yyyy",
        "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy",
    ];

    private static readonly string[] Months =
    [
        "yyyy-MM", "yyyy/MM", "yyyy/M", "yyyy.MM", "MM/yyyy", "MM.yyyy", "MMM yyyy", "MMMM yyyy", "yyyy MMM", "yyyy年M月",
    ];

    /// <summary>
    /// A date's year, and the day as <c>yyyy-MM-dd</c> where it is known; null when the text is no
    /// date with a year of four digits.
    /// </summary>
    internal static (int Year, string? Day)? Parse(string text)
    {
        text = text.Trim();
        // A time behind the day, and the clock of a spreadsheet.
        if (text.Length > 10 && text[10] is 'T' or ' ' && char.IsAsciiDigit(text[9]) && text[4] is '-' or '/')
            text = text[..10];
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Fields.IsYear(day.Year) ? (day.Year, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;
        if (DateOnly.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return Fields.IsYear(month.Year) ? (month.Year, null) : null;
        // 14/05/2024 and 05/14/2024 are of one year, whatever the day; and 00 stands for a month or
        // day that an office does not know.
        var other = DayAndMonth().Match(text);
        var year = other.Success ? other.Groups[1].Value + other.Groups[2].Value : text;
        return year.Length == 4 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Fields.IsYear(number) ? (number, null) : null;
    }

    /// <summary>The earliest date of a cell with several, maybe beside other words; null when it has none.</summary>
    internal static (int Year, string? Day)? Earliest(string cell)
    {
        (int Year, string? Day)? first = null;
        foreach (var part in cell.Split(['\n', '\r', ';', '|'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var within = Day().Match(part);
            if ((Parse(part) ?? (within.Success ? Parse(within.Value) : null)) is not { } date)
                continue;
            if (first is not { } so || date.Year < so.Year
                || (date.Year == so.Year && string.CompareOrdinal(date.Day ?? "", so.Day ?? "") < 0))
                first = date;
        }

        return first;
    }

    [GeneratedRegex(@"^(?:\d{1,2}/\d{1,2}/(\d{4})|(\d{4})-?(?:00-?00|(?:0[1-9]|1[0-2])-?00))$")]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")]
    private static partial Regex Day();
}
