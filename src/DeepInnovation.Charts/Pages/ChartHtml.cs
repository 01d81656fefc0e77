using System.Globalization;
using System.Text;
using DeepInnovation.Charts.StaticImages;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Charts.Pages;

/// <summary>
/// A chart as an HTML fragment: title, placeholder with the static image, and a script that queues the figure for the loader
/// (<see cref="PlotlyScript"/>), in either order. The loader draws into the placeholder and keeps the image for print.
/// </summary>
internal static class ChartHtml
{
    private const string Queue = "window.deepInnovationCharts";
    private const string StillStyle = "style=\"display:block;width:100%;max-width:720px;height:auto\"";
    private const string Note = "A still picture. To point at it and to zoom, allow scripts and run the notebook's first cell, "
        + "Notebook.Setup().";

    internal static string Write(ChartContent chart, bool themed)
    {
        // A content hash keeps equal runs byte-equal. Two equal charts share the name, and both are drawn.
        var id = Sha256.OfText(chart.Title + chart.Json)[..16];
        var words = $"{chart.Title}. {chart.Description}";
        // A separate image, so that its rules and ids cannot collide with the page's. The title already stands above it.
        var still = Convert.ToBase64String(AtomicFile.Utf8.GetBytes(
            SvgWriter.Write(StaticChart.Of(chart, titled: false) ?? TextImage.Of(chart), tooltips: false)));
        var image =
            $"<img class=\"di-still\" alt=\"{Markup.Encode(words)}\" src=\"data:image/svg+xml;base64,{still}\" {StillStyle}>";
        var settings = string.Create(CultureInfo.InvariantCulture,
            $"id:\"{id}\",height:{chart.Height},themed:{(themed ? "true" : "false")}");
        return string.Create(CultureInfo.InvariantCulture, $$"""
            <figure class="di-figure" style="margin:.6em 0;max-width:100%;color:inherit">
            <figcaption style="font-weight:600;margin:0 0 .3em;text-align:left">{{Markup.Encode(chart.Title)}}</figcaption>
            <div data-di-chart="{{id}}" role="img" aria-label="{{Markup.Encode(words)}}" style="width:100%">
            {{image}}
            <p style="opacity:.75;font-size:.9em;margin:.3em 0">{{Note}}</p>
            </div>
            <script>({{Queue}}={{Queue}}||[]).push({{{settings}},figure:{{Literal(chart.Json)}}});</script>
            </figure>
            """).ReplaceLineEndings("\n");
    }

    /// <summary>Escapes JSON for a script element: no text in it can close the element or open a comment.</summary>
    internal static string Literal(string json)
    {
        var safe = new StringBuilder(json.Length + 64);
        foreach (var character in json)
        {
            if (character is '<' or '>' or '&' or '\u2028' or '\u2029')
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                safe.Append(character);
        }

        return safe.ToString();
    }
}
