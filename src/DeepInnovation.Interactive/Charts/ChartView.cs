using Plotly.NET;

namespace DeepInnovation.Interactive;

/// <summary>
/// A chart that a notebook shows as HTML and draws offline. As the last expression of a cell, or through <c>display(chart)</c>,
/// it is drawn by the script that <see cref="Notebook.Setup"/> put into the page. Its public face names no type of Plotly.NET, so a
/// cell needs no reference to it, in any host; <see cref="PlotlyCharts"/> leads there and back.
/// </summary>
public sealed class ChartView
{
    internal ChartView(string title, string description, int height, GenericChart chart, bool themed)
    {
        (Title, Description, Height, Chart, Themed) = (title, description, height, chart, themed);
        Json = GenericChart.toJson(chart);
    }

    /// <summary>The title, shown above the chart.</summary>
    public string Title { get; }

    /// <summary>What the chart shows, in a sentence, for readers who do not see it.</summary>
    public string Description { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The figure as plotly.js reads it: <c>{ "data", "layout", "config" }</c>. Equal charts have equal bytes.</summary>
    public string Json { get; }

    internal GenericChart Chart { get; }

    /// <summary>True when the page decides the colours of text, so that light and dark both work.</summary>
    internal bool Themed { get; }

    /// <summary>The chart as something to see; the same as the chart itself as a cell's last expression.</summary>
    public View Show()
    {
        DeepInnovationFormatters.Register();
        return ToView();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}\n[{Description}]";

    internal View ToView() => new(ChartHtml.Write(this), ToString());
}
