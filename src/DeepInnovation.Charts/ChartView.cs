using DeepInnovation.Charts.Pages;
using DeepInnovation.Charts.StaticImages;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using Plotly.NET;

namespace DeepInnovation.Charts;

/// <summary>
/// A chart that a notebook shows as HTML and draws offline. Shown as a cell's last expression or by <c>display(chart)</c>, it is
/// drawn by <see cref="PlotlyScript"/>, which <c>Notebook.Setup()</c> put into the page. Its public members use no Plotly.NET
/// types, so cells need no reference to it; <see cref="PlotlyCharts"/> converts both ways.
/// </summary>
public sealed class ChartView
{
    // Hosts ask for each MIME type separately; draw the figure once for all of them.
    private readonly Lazy<ChartOutput> _output;

    /// <param name="title">The title.</param>
    /// <param name="description">What the chart shows, in a sentence.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="chart">The figure.</param>
    /// <param name="themed">True when the page decides the colours of text, so that light and dark both work.</param>
    internal ChartView(string title, string description, int height, GenericChart chart, bool themed)
    {
        Chart = chart;
        Content = new ChartContent(title, description, height, GenericChart.toJson(chart));
        _output = new(() => new ChartOutput(
            ChartHtml.Write(Content, themed), SvgWriter.Write(StaticChart.Of(Content) ?? TextImage.Of(Content)), ToString()));
    }

    /// <summary>The title, shown above the chart.</summary>
    public string Title => Content.Title;

    /// <summary>One sentence that describes the chart to readers who cannot see it.</summary>
    public string Description => Content.Description;

    /// <summary>The height in pixels.</summary>
    public int Height => Content.Height;

    /// <summary>The figure as plotly.js reads it: <c>{ "data", "layout", "config" }</c>. Equal charts give equal bytes.</summary>
    public string Json => Content.Json;

    /// <summary>
    /// The chart as a static image: self-contained SVG 1.1, drawn from <see cref="Json"/> without browser,
    /// network or fonts. A figure from <see cref="PlotlyCharts"/> that cannot be drawn is replaced by a note.
    /// Equal charts give equal bytes. O(points).
    /// </summary>
    public string Svg => _output.Value.Svg;

    internal GenericChart Chart { get; }

    internal ChartContent Content { get; }

    /// <summary>The chart as HTML, SVG and text.</summary>
    public ChartOutput ToView() => _output.Value;

    /// <summary>Writes <see cref="Svg"/> to a file atomically.</summary>
    /// <param name="path">The file; a missing folder is created.</param>
    /// <exception cref="InputException">The chart has parts that cannot be drawn as a static image.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void SaveSvg(string path) => AtomicFile.WriteText(path, SvgWriter.Write(Still()));

    /// <summary>
    /// Writes the static image as PNG atomically: 720 pixels times <paramref name="scale"/> wide, on white. Renders Latin, Greek
    /// and Cyrillic; other letters become boxes, so prefer <see cref="SaveSvg"/> for them. Equal charts give equal bytes.
    /// </summary>
    /// <param name="path">The file; a missing folder is created.</param>
    /// <param name="scale">File pixels per image pixel: 2 for screens and slides, 4 for print.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not from 0.1 to 10.</exception>
    /// <exception cref="InputException">The chart has parts that cannot be drawn as a static image.</exception>
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

    private StaticImage Still() => StaticChart.Of(Content) ?? throw new InputException(
        $"the chart \"{Title}\" has no static image: {new PlotFigure(Json).Obstacle}",
        "Draw it with Charts, or take the picture from the page with the camera button");
}
