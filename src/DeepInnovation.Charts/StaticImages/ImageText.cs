using System.Net;
using System.Text.RegularExpressions;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>Measures an image's texts and reads labels as plotly.js does.</summary>
internal static partial class ImageText
{
    private const double Other = 0.66;
    private const double Wide = 1;

    // Advance widths of U+0020 to U+007E in ImageFont.ttf, in thousandths of the size. Other common fonts are
    // narrower, so texts always fit.
    private static readonly short[] Widths =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
        636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
        634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    /// <summary>The width of one line in pixels, independent of the machine's fonts.</summary>
    internal static double Width(string text, double size, bool bold = false)
    {
        var sum = 0.0;
        foreach (var character in text)
            sum += character is >= ' ' and <= '~' ? Widths[character - ' '] / 1000.0
                : character >= '\u1100' && !char.IsLowSurrogate(character) ? Wide : Other;
        return sum * size * (bold ? 1.1 : 1);
    }

    /// <summary>Shortens text with an ellipsis to at most <paramref name="width"/> pixels.</summary>
    internal static string Fit(string text, double size, double width, bool bold = false)
    {
        if (Width(text, size, bold) <= width)
            return text;
        var length = text.Length;
        while (length > 1 && Width(string.Concat(text.AsSpan(0, length), "…"), size, bold) > width)
            length--;
        return Markup.Shorten(text, length + 1);
    }

    /// <summary>Breaks text at spaces into at most <paramref name="most"/> lines; the last one is shortened.</summary>
    internal static IReadOnlyList<string> Wrap(string text, double size, double width, int most, bool bold = false)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && (lines.Count == most || Width($"{lines[^1]} {word}", size, bold) <= width))
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return [.. lines.Select(line => Fit(line, size, width, bold))];
    }

    /// <summary>Splits a label into lines as plotly.js does, dropping tags and decoding entities.</summary>
    internal static IReadOnlyList<string> Lines(string label) =>
        [.. Breaks().Split(label).Select(line => WebUtility.HtmlDecode(Tags().Replace(line, "")))];

    internal static string Line(string label) => string.Join(' ', Lines(label)).Trim();

    [GeneratedRegex("<br ?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex("</?(b|i|em|strong|sub|sup|span|a)\\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();
}
