using DeepInnovation.Core.Text;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>Draws a few lines of text, the placeholder where no static image is possible.</summary>
public static class TextImage
{
    private const double Width = 720;

    /// <summary>A text as SVG, wrapped to at most four lines. The same text gives the same bytes.</summary>
    /// <param name="text">The text; not encoded.</param>
    public static string Svg(string text) => SvgWriter.Write(Of(text));

    /// <summary>The chart's title and the reason why it has no static image.</summary>
    internal static StaticImage Of(ChartContent chart) => Of(
        $"{chart.Title}: no static image, because {new PlotFigure(chart.Json).Obstacle}. Run the notebook to see the chart.");

    private static StaticImage Of(string text)
    {
        var ink = new Paint { Fill = "#1f2328", Ink = Ink.Text };
        var lines = ImageText.Wrap(VisibleText.Line(text), 13, Width - 28, 4);
        List<Mark> marks = [new BoxMark(0, 0, Width, 20 + (18 * lines.Count), new Paint { Fill = "#ffffff", Ink = Ink.Paper })];
        marks.AddRange(lines.Select((line, i) => new TextMark(14, 24 + (18 * i), line, 13, Anchor.Start, ink)));
        return new StaticImage(Width, 20 + (18 * lines.Count), text, text, null, null, [new MarkGroup(null, 1, marks)]);
    }
}
