using System.Net;
using System.Text.RegularExpressions;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// Takes out of a text what is no prose. Formulas in TeX (<c>$..$</c>, <c>\(..\)</c>, <c>\[..\]</c>, commands), addresses and
/// tags of HTML, JATS and MathML become the end of a phrase; tags within a word (<c>b i em strong sub sup span</c>)
/// vanish, so that <c>H&lt;sub&gt;2&lt;/sub&gt;O</c> is one word; entities become their characters. A lone
/// <c>&lt;</c> or <c>$</c> is left alone.
/// </summary>
internal static partial class Markup
{
    private const string Boundary = " | ";

    /// <summary>The prose. O(characters): what an expression tries ends at the next bracket, dollar or 500 characters.</summary>
    internal static string Strip(string text)
    {
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        if (text.Contains('<', StringComparison.Ordinal))
            text = OtherTag().Replace(InlineTag().Replace(text, ""), Boundary);
        if (text.Contains('$', StringComparison.Ordinal))
            text = Dollars().Replace(text, Boundary);
        if (text.Contains('\\', StringComparison.Ordinal))
            text = Command().Replace(text, Boundary);
        return text.Contains("://", StringComparison.Ordinal) ? Address().Replace(text, Boundary) : text;
    }

    [GeneratedRegex(@"</?(b|i|em|strong|sub|sup|span|u|tt|font)(\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InlineTag();

    [GeneratedRegex(@"</?([a-z]{1,12}:[a-z]{1,20}|p|br|div|hr|a|img|ul|ol|li|dl|dt|dd|table|tr|td|th|tbody|h[1-6]|title|abstract|"
        + @"sec|section|italic|bold|math|m[a-z]{1,9})(\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherTag();

    // As in Pandoc's Markdown: what opens has no space behind it, what closes none before it and no digit
    // behind it, so "$5 to $10" is money.
    [GeneratedRegex(@"\$\$[^$]{1,1000}\$\$|\$[^\s$](?:[^$]{0,498}[^\s$])?\$(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Dollars();

    [GeneratedRegex(@"\\\([^()\\]{0,300}\\\)|\\\[[^\[\]\\]{0,300}\\\]|\\[a-zA-Z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex(@"[a-z]{2,6}://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
