using DeepInnovation.Core.Text;

namespace DeepInnovation.Interactive;

/// <summary>What stands in the place of a still picture where none can be drawn: the title and why.</summary>
internal static class StillNote
{
    private const double Width = 720;

    internal static Picture Of(ChartView chart) => Of(
        $"{chart.Title}: no still picture, because {new PlotFigure(chart.Json).Obstacle}. Run the notebook to see the chart.");

    /// <summary>Few lines of text.</summary>
    internal static Picture Of(string text)
    {
        var ink = new Paint { Fill = "#1f2328", Ink = Ink.Text };
        var lines = PictureText.Wrap(VisibleText.Line(text), 13, Width - 28, 4);
        List<Mark> marks = [new BoxMark(0, 0, Width, 20 + (18 * lines.Count), new Paint { Fill = "#ffffff", Ink = Ink.Paper })];
        marks.AddRange(lines.Select((line, i) => new TextMark(14, 24 + (18 * i), line, 13, Anchor.Start, ink)));
        return new Picture(Width, 20 + (18 * lines.Count), text, text, null, null, [new MarkGroup(null, 1, marks)]);
    }
}
