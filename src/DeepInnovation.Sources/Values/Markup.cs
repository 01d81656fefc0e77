using System.Text;
using System.Text.RegularExpressions;

namespace DeepInnovation.Sources.Values;

/// <summary>
/// Takes the tags of HTML and JATS out of titles and abstracts: <c>W m&lt;SUP&gt;-2&lt;/SUP&gt;</c> is <c>W m-2</c>. Only tags
/// that are known are taken for one, so <c>p &lt; .05</c> and <c>&lt;x, y&gt;</c> stay. A tag of a paragraph leaves a blank where
/// two words would grow together. O(characters).
/// </summary>
internal static partial class Markup
{
    internal static string Strip(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var match in Tag().EnumerateMatches(text))
        {
            result.Append(text, at, match.Index - at);
            at = match.Index + match.Length;
            if (IsBlock(text.AsSpan(match.Index, match.Length)) && result.Length > 0 && !char.IsWhiteSpace(result[^1])
                && at < text.Length && !char.IsWhiteSpace(text[at]))
                result.Append(' ');
        }

        return at == 0 ? text : result.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsBlock(ReadOnlySpan<char> tag)
    {
        var name = tag[1..^1].Trim('/');
        var colon = name.IndexOf(':');
        name = name[(colon + 1)..];
        var end = name.IndexOfAny(" \t\r\n/");
        name = end < 0 ? name : name[..end];
        return name.Equals("p", StringComparison.OrdinalIgnoreCase) || name.Equals("br", StringComparison.OrdinalIgnoreCase)
            || name.Equals("title", StringComparison.OrdinalIgnoreCase)
            || name.Equals("sec", StringComparison.OrdinalIgnoreCase) || name.Equals("div", StringComparison.OrdinalIgnoreCase)
            || name.Equals("li", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("list", StringComparison.OrdinalIgnoreCase)
            || (name.Length == 2 && name[0] is 'h' or 'H' && char.IsAsciiDigit(name[1]));
    }

    [GeneratedRegex(
        @"</?(?:jats:|mml:)?(?:i|b|u|em|strong|bold|italic|sup|sub|inf|sc|tt|small|big|span|font|a|p|br|div|li|ul|ol|h[1-6]|"
        + @"title|sec|list|list-item|label|"
        + @"inline-formula|disp-formula|tex-math|inline-graphic|math|mrow|mi|mo|mn|ms|mtext|msub|msup|msubsup|mfrac|msqrt|mover|"
        + @"munder|mstyle|mspace|mfenced|mtable|mtr|mtd|semantics|annotation|"
        + @"monospace|underline|overline|styled-content|named-content|ext-link|xref)(?:\s[^<>]{0,300})?/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
