using System.Globalization;
using System.Text;
using DeepInnovation.Charts.StaticImages;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Charts.Pages;

/// <summary>
/// A chart as a fragment of HTML: its title, a place that holds the static image, and a script that queues the figure for the loader
/// of <see cref="PlotlyScript"/>, whichever of the two comes first. The loader draws in the place and leaves the image to printers.
/// </summary>
internal static class ChartHtml
{
    private const string Queue = "window.deepInnovationCharts";
    private const string StillStyle = "style=\"display:block;width:100%;max-width:720px;height:auto\"";
    private const string Note = "A still picture. To point at it and to zoom, allow scripts and run the notebook's first cell, "
        + "Notebook.Setup().";

    internal static string Write(ChartContent chart, bool themed)
    {
        // Named by its content, so that equal runs give equal pages. Two equal charts share a name and are both drawn.
        var id = Sha256.OfText(chart.Title + chart.Json)[..16];
        var words = $"{chart.Title}. {chart.Description}";
        // An image of its own, so that no rule and no name in it meets those of the page; the title stands above it already.
        var still = Convert.ToBase64String(AtomicFile.Utf8.GetBytes(SvgWriter.Write(StaticChart.Of(chart, titled: false) ?? TextImage.Of(chart), tooltips: false)));
        var image = $"<img class=\"di-still\" alt=\"{Markup.Encode(words)}\" src=\"data:image/svg+xml;base64,{still}\" {StillStyle}>";
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

    /// <summary>JSON inside a script element: no text in it can end the element or start a comment there.</summary>
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
