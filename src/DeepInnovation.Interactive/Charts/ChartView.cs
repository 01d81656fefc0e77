using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using Plotly.NET;

namespace DeepInnovation.Interactive;

/// <summary>
/// A chart that a notebook shows as HTML and draws offline. As the last expression of a cell, or through <c>display(chart)</c>,
/// it is drawn by the script that <see cref="Notebook.Setup"/> put into the page. Its public face names no type of Plotly.NET, so a
/// cell needs no reference to it, in any host; <see cref="PlotlyCharts"/> leads there and back.
/// </summary>
public sealed class ChartView
{
    // A host asks for each MIME type by itself; the figure is drawn once for all of them.
    private readonly Lazy<ChartOutput> _output;

    internal ChartView(string title, string description, int height, GenericChart chart, bool themed)
    {
        (Title, Description, Height, Chart, Themed) = (title, description, height, chart, themed);
        Json = GenericChart.toJson(chart);
        _output = new(() => new ChartOutput(ChartHtml.Write(this), SvgWriter.Write(StaticChart.Of(this) ?? StillNote.Of(this)), ToString()));
    }

    /// <summary>The title, shown above the chart.</summary>
    public string Title { get; }

    /// <summary>What the chart shows, in a sentence, for readers who do not see it.</summary>
    public string Description { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The figure as plotly.js reads it: <c>{ "data", "layout", "config" }</c>. Equal charts have equal bytes.</summary>
    public string Json { get; }

    /// <summary>
    /// The chart as a still picture, SVG 1.1 complete in itself, drawn from <see cref="Json"/> without browser, network or fonts. Where
    /// <see cref="PlotlyCharts"/> brought something that no picture can be drawn of, it says so. Equal charts have equal bytes. O(points).
    /// </summary>
    public string Svg => _output.Value.Svg;

    internal GenericChart Chart { get; }

    /// <summary>True when the page decides the colours of text, so that light and dark both work.</summary>
    internal bool Themed { get; }

    /// <summary>The chart as something to see; the same as the chart itself as a cell's last expression.</summary>
    public View Show()
    {
        DeepInnovationFormatters.Register();
        return ToView();
    }

    /// <summary>Writes <see cref="Svg"/> to a file, under a temporary name first.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <exception cref="InputException">The chart holds what no still picture can be drawn of.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void SaveSvg(string path) => AtomicFile.WriteText(path, SvgWriter.Write(Still()));

    /// <summary>
    /// Writes the still picture as PNG, under a temporary name first: 720 pixels times <paramref name="scale"/> wide, on white. Latin, Greek and
    /// Cyrillic only; other letters become boxes, so prefer <see cref="SaveSvg"/> for them. Equal charts have equal bytes.
    /// </summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="scale">Pixels of the file for each of the picture: 2 for screens and slides, 4 for print.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not from 0.1 to 10.</exception>
    /// <exception cref="InputException">The chart holds what no still picture can be drawn of.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void SavePng(string path, double scale = 2)
    {
        if (!(scale is >= 0.1 and <= 10))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale is from 0.1 to 10.");
        var bytes = PngWriter.Write(Still(), scale);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}\n[{Description}]";

    internal View ToView() => _output.Value;

    private Picture Still() => StaticChart.Of(this) ?? throw new InputException(
        $"the chart \"{Title}\" has no still picture: {new PlotFigure(Json).Obstacle}", "Draw it with Charts, or take the picture from the page with the camera button");
}
