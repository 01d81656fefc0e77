using System.Globalization;
using System.Text;

namespace DeepInnovation.Core.Text;

/// <summary>
/// Foreign text for terminals and logs. A title may hold escape sequences that clear the screen, or Unicode marks that turn the
/// order of what follows; here every character that is not seen but acts is written as its code, <c>\u001B</c>, so that the
/// text is seen and does nothing. Sources: ECMA-48 (C0 and C1 controls), Unicode UAX #9 (embeddings, overrides, isolates).
/// </summary>
public static class VisibleText
{
    /// <summary>
    /// Text of one line: line breaks and tabs become spaces. O(characters); text without such characters is returned as it is.
    /// </summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Write(text.ReplaceLineEndings(" ").Replace('\t', ' '));
    }

    /// <summary>
    /// Text of several lines: line feeds, also with a carriage return before them, and tabs stay. O(characters).
    /// </summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Write(text);
    }

    private static string Write(string text)
    {
        var first = 0;
        while (first < text.Length && !Acts(text, first))
            first++;
        if (first == text.Length)
            return text;
        var seen = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length; i++)
        {
            if (Acts(text, i))
                seen.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            else
                seen.Append(text[i]);
        }

        return seen.ToString();
    }

    private static bool Acts(string text, int at) => text[at] switch
    {
        '\n' or '\t' => false,
        '\r' => at + 1 == text.Length || text[at + 1] != '\n',
        // The marks U+200E and U+200F stay: they are ordinary in Arabic and Hebrew titles and end with their word.
        '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        var c when char.IsHighSurrogate(c) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        var c => char.IsControl(c),
    };
}
