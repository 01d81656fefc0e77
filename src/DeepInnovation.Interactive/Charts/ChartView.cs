using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using Plotly.NET;

namespace DeepInnovation.Interactive;

/// <summary>
/// A chart that a notebook shows as HTML and draws offline. Shown as a cell's last expression or by <c>display(chart)</c>, it is
/// drawn by the script that <see cref="Notebook.Setup"/> put into the page. Its public members use no Plotly.NET types, so cells
/// need no reference to it; <see cref="PlotlyCharts"/> converts both ways.
/// </summary>
public sealed class ChartView
{
    // Hosts ask for each MIME type separately; draw the figure once for all of them.
    private readonly Lazy<ChartOutput> _output;

    internal ChartView(string title, string description, int height, GenericChart chart, bool themed)
    {
        (Title, Description, Height, Chart, Themed) = (title, description, height, chart, themed);
        Json = GenericChart.toJson(chart);
        _output = new(() => new ChartOutput(ChartHtml.Write(this), SvgWriter.Write(StaticChart.Of(this) ?? StillNote.Of(this)), ToString()));
    }

    /// <summary>The title, shown above the chart.</summary>
    public string Title { get; }

    /// <summary>One sentence that describes the chart to readers who cannot see it.</summary>
    public string Description { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The figure as plotly.js reads it: <c>{ "data", "layout", "config" }</c>. Equal charts give equal bytes.</summary>
    public string Json { get; }

    /// <summary>
    /// The chart as a static image: self-contained SVG 1.1, drawn from <see cref="Json"/> without browser,
    /// network or fonts. A figure from <see cref="PlotlyCharts"/> that cannot be drawn is replaced by a note.
    /// Equal charts give equal bytes. O(points).
    /// </summary>
    public string Svg => _output.Value.Svg;

    internal GenericChart Chart { get; }

    /// <summary>True when the page sets the text colours, so that the chart suits light and dark pages.</summary>
    internal bool Themed { get; }

    /// <summary>A view of the chart, equal to showing the chart itself as a cell's last expression.</summary>
    public View Show()
    {
        DeepInnovationFormatters.Register();
        return ToView();
    }

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

    internal View ToView() => _output.Value;

    private Picture Still() => StaticChart.Of(this) ?? throw new InputException(
        $"the chart \"{Title}\" has no still picture: {new PlotFigure(Json).Obstacle}", "Draw it with Charts, or take the picture from the page with the camera button");
}
