using System.Globalization;
using System.Text.RegularExpressions;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>
/// Compares text line by line: numbers numerically, the words between them exactly except for runs of blanks. Digits inside
/// names, hashes, dates and versions are not numbers.
/// </summary>
internal static partial class TextComparison
{
    /// <summary>Compares two texts of any number of lines.</summary>
    internal static void Compare(Comparison comparison, string place, string from, string to)
    {
        var (before, after) = (Lines(from), Lines(to));
        for (var i = 0; i < Math.Min(before.Length, after.Length); i++)
            Line(comparison, before.Length > 1 || after.Length > 1 ? $"{place}, line {i + 1}" : place, before[i], after[i]);
        if (before.Length != after.Length)
            comparison.Text($"{place}, lines", $"{before.Length} lines", $"{after.Length} lines");
    }

    /// <summary>Compares two single lines.</summary>
    internal static void Line(Comparison comparison, string place, string from, string to)
    {
        var (before, after) = (Mask(comparison, from), Mask(comparison, to));
        var (numbers, others) = (NumbersIn(before), NumbersIn(after));
        if (numbers.Count != others.Count || Words(before) != Words(after))
        {
            comparison.Text(place, before, after);
            return;
        }

        if (Words(before) is not ("" or "#"))
            comparison.Text(place, "", "");
        for (var i = 0; i < numbers.Count; i++)
            comparison.Number(place, numbers[i], others[i], ValueOf(numbers[i]), ValueOf(others[i]));
    }

    private static string[] Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd().Split('\n');

    private static string Mask(Comparison comparison, string line) =>
        VolatileText.Mask(Blanks().Replace(line, " ").Trim(), comparison.Rules.Values);

    private static List<string> NumbersIn(string line) =>
        [.. Tokens().Matches(line).Where(IsNumber).Select(match => match.Value)];

    private static string Words(string line) => Tokens().Replace(line, match => IsNumber(match) ? "#" : match.Value);

    private static bool IsNumber(Match match) => match.Groups["number"].Success;

    private static double ValueOf(string number) =>
        double.Parse(number.Replace(",", "", StringComparison.Ordinal).Replace('−', '-'), NumberStyles.Float,
            CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>
    /// Matches dates, times and versions; names; numbers with at most a short unit; other words that start with a digit.
    /// </summary>
    [GeneratedRegex("""
        \d+(?:[-/:.]\d+){2,} | \d+:\d+
        | [\p{L}_][\p{L}\p{N}_]*(?:[-./][\p{L}\p{N}_]+)*
        | (?<number>(?:(?<![\p{L}\p{N}_)])[-+−])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?)
          (?=\p{L}{0,3}(?![\p{L}\p{N}_]))
        | \d[\p{L}\p{N}_]*
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();
}
