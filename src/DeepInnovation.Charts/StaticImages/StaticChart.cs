using DeepInnovation.Core.Text;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>
/// Draws a figure's JSON as a <see cref="StaticImage"/>: frame, axes and legend here, traces in the other parts. Of a trace with
/// more than <see cref="MostPoints"/> points it draws every n-th and the last. O(points).
/// </summary>
internal sealed partial class StaticChart
{
    private const double ImageWidth = 720;
    private const double TitleSize = 15;
    private const double LabelSize = 12;
    private const double Margin = 14;
    private const double WidestLabel = 230;

    private static readonly Paint TextPaint = new() { Fill = "#1f2328", Ink = Ink.Text };
    private static readonly Paint GridPaint = new() { Stroke = "#dfe3e8", Ink = Ink.Grid };
    private static readonly Paint AxisPaint = new() { Stroke = "#80868d", Ink = Ink.Axis };

    private readonly PlotFigure _figure;
    private readonly List<MarkGroup> _groups = [];
    private readonly List<Mark> _frame = [];
    private readonly AxisScale _x;
    private readonly AxisScale _y;
    private readonly Dictionary<int, BarPlan> _bars;
    private double _left;
    private double _right;
    private double _top;
    private double _bottom;

    private StaticChart(PlotFigure figure)
    {
        _figure = figure;
        _bars = BarPlan.Of(figure);
        _x = Axis("xaxis", horizontal: true);
        _y = Axis("yaxis", horizontal: false);
    }

    /// <summary>The most points drawn per trace, given the number of traces.</summary>
    internal static int MostPoints(int traces) => Math.Clamp(3000 / Math.Max(1, traces), 100, 1000);

    /// <summary>Draws a chart; null where <see cref="PlotFigure.Obstacle"/> says why it cannot.</summary>
    internal static StaticImage? Of(ChartContent chart, bool titled = true)
    {
        var figure = new PlotFigure(chart.Json);
        return figure.Obstacle is null ? new StaticChart(figure).Draw(chart, titled) : null;
    }

    private StaticImage Draw(ChartContent chart, bool titled)
    {
        var title = !titled ? [] : ImageText.Wrap(VisibleTitle(chart), TitleSize, ImageWidth - (2 * Margin), 3, bold: true);
        _top = Margin;
        foreach (var line in title)
        {
            _frame.Add(new TextMark(Margin, _top + TitleSize, line, TitleSize, Anchor.Start, TextPaint, Bold: true));
            _top += TitleSize + 4;
        }

        _top += titled ? 6 : 0;
        Legend();
        _top += _figure.Annotations.Any(IsAbove) ? LabelSize : 0;
        var height = _top + chart.Height;
        Frame(height);
        foreach (var trace in _figure.Traces)
            Trace(trace);
        Decorations();
        Annotations();
        var paper = new BoxMark(0, 0, ImageWidth, height, new Paint { Fill = "#ffffff", Ink = Ink.Paper });
        return new StaticImage(ImageWidth, height, VisibleTitle(chart), chart.Description,
            _x.Visible ? _x : null, _y.Visible ? _y : null,
            [new MarkGroup(null, 1, [paper, .. _frame]), .. _groups]);
    }

    // Points need room at both ends, bars above their tops.
    private AxisScale Axis(string name, bool horizontal) =>
        new(_figure.Axis(name), [.. _figure.Traces.SelectMany(t => Extent(t, horizontal))],
            padded: _figure.Traces.All(t => t.Type == "scatter" || (t.Type == "bar" && t.Horizontal == horizontal)));

    private static string VisibleTitle(ChartContent chart) => VisibleText.Line(chart.Title);

    private void Trace(PlotTrace trace)
    {
        switch (trace.Type)
        {
            case "bar":
                Bars(trace);
                break;
            case "heatmap":
                Cells(trace);
                break;
            case "funnel":
                Funnel(trace);
                break;
            default:
                Scatter(trace);
                break;
        }
    }

    /// <summary>A trace's values along an axis.</summary>
    private IEnumerable<PlotValue> Extent(PlotTrace trace, bool horizontal)
    {
        if (_bars.TryGetValue(trace.Index, out var plan))
            return plan.Extent(horizontal);
        if (trace.Type == "funnel" && horizontal)
            return trace.X.SelectMany(v => new[] { new PlotValue(-v.Number / 2, null), new PlotValue(v.Number / 2, null) });
        return horizontal ? trace.X : trace.Y;
    }

    private void Add(PlotTrace trace, int every, IEnumerable<Mark> marks) =>
        _groups.Add(new MarkGroup(trace.Index, every, [.. marks]));
}
