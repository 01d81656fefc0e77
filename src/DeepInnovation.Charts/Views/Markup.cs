using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Charts.Views;

/// <summary>Converts text to HTML and holds the style sheet of all our outputs.</summary>
public static class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// Every output carries the style sheet, so that a cell rerun alone looks right. Inherited text colours and half-transparent
    /// grey lines suit light and dark pages.
    /// </summary>
    public const string StyleSheet =
        "<style>"
        + ".di{color:inherit;max-width:100%;line-height:1.4}"
        + ".di-scroll{overflow-x:auto;max-width:100%}"
        + ".di table{border-collapse:collapse;color:inherit;font-size:.9em;margin:0}"
        + ".di caption{caption-side:top;text-align:left;font-weight:600;padding:.2em 0 .4em;color:inherit}"
        + ".di th,.di td{padding:.25em .7em;text-align:left;vertical-align:top;border:0;border-bottom:1px solid "
        + "rgba(128,128,128,.3);"
        + "background:none;color:inherit;max-width:34em}"
        + ".di th{border-bottom:2px solid rgba(128,128,128,.55);white-space:nowrap;font-weight:600}"
        + ".di th small{display:block;font-weight:400;opacity:.75}"
        + ".di tbody th{border-bottom:1px solid rgba(128,128,128,.3)}"
        + ".di td.n,.di th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
        + ".di td.s{white-space:nowrap}.di td.w{min-width:12em;overflow-wrap:anywhere}"
        + ".di .none{opacity:.6}"
        + ".di .note{margin:.3em 0;font-size:.85em;opacity:.8}"
        + ".di .card{border:1px solid rgba(128,128,128,.45);border-radius:6px;padding:.6em .9em;margin:.4em 0;max-width:46em}"
        + ".di .card h4{margin:0 0 .3em;font-size:1em;font-weight:600;color:inherit}"
        + ".di .card p{margin:.2em 0}"
        + ".di .tag{display:inline-block;border:1px solid rgba(128,128,128,.45);border-radius:1em;padding:0 .6em;margin:.1em "
        + ".3em .1em 0;font-size:.85em}"
        + ".di summary{cursor:pointer;display:list-item}"
        + ".di tr[hidden]{display:none}"
        + ".di-pages{display:flex;flex-wrap:wrap;gap:.4em;align-items:center;margin:.4em 0;font-size:.85em}"
        + ".di-pages button{font:inherit;color:inherit;background:none;border:1px solid "
        + "rgba(128,128,128,.7);border-radius:4px;padding:.3em .8em;cursor:pointer}"
        + ".di-pages button[aria-disabled=true]{opacity:.5;cursor:default}"
        + ".di-pages button:focus-visible,.di summary:focus-visible{outline:3px solid #1a85cc;outline-offset:1px}"
        + ".di-tree details{margin-left:1.1em}.di-tree summary{margin-left:-1.1em;padding:.15em "
        + "0}.di-tree>details{margin-left:1.1em}"
        + ".di progress{width:16em;max-width:60%;vertical-align:middle;margin:0 .6em}"
        + ".di .verdict{white-space:nowrap;border-left:4px solid;padding:0 .5em;border-radius:2px}"
        + ".di .reproduced{border-color:#009e73;background:rgba(0,158,115,.18)}"
        + ".di .differs{border-color:#d55e00;background:rgba(213,94,0,.18)}"
        + ".di .not-testable{border-color:#888;background:rgba(128,128,128,.15)}"
        + ".di .exercise{border-left-width:4px}.di .right{border-left-color:#009e73}.di .wrong{border-left-color:#d55e00}"
        + "</style>";

    /// <summary>
    /// Encodes text for HTML content and quoted attributes. Bidirectional control characters become character references.
    /// </summary>
    /// <param name="text">The text; null gives nothing.</param>
    public static string Encode(string? text) => string.IsNullOrEmpty(text) ? "" : Encoder.Encode(VisibleText.Lines(text));

    /// <summary>A fragment with the style sheet.</summary>
    /// <param name="inner">The fragment; it is not encoded here.</param>
    public static string Frame(string inner) => $"<div class=\"di\">{StyleSheet}{inner}</div>";

    /// <summary>Formats a whole number with thousands separators.</summary>
    /// <param name="number">The number.</param>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>
    /// Shortens text to <paramref name="length"/> characters, cut between code points, with an ellipsis if anything was cut.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The most characters, the ellipsis included.</param>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
