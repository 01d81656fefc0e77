namespace DeepInnovation.Charts.StaticImages;

/// <content>Legend, axes and layout elements.</content>
internal sealed partial class StaticChart
{
    private const double Swatch = 26;

    private void Legend()
    {
        var entries = _figure.ShowsLegend ? _figure.Traces.Where(t => t.InLegend).ToList() : [];
        if (entries.Count == 0)
            return;
        var x = Margin;
        foreach (var trace in entries)
        {
            var name = ImageText.Fit(trace.Name, LabelSize, ImageWidth - (2 * Margin) - Swatch);
            var width = Swatch + 6 + ImageText.Width(name, LabelSize) + 16;
            if (x > Margin && x + width > ImageWidth - Margin)
                (x, _top) = (Margin, _top + LabelSize + 6);
            _frame.AddRange(SwatchOf(trace, x, _top + (LabelSize / 2)));
            _frame.Add(new TextMark(x + Swatch + 6, _top + LabelSize - 2, name, LabelSize, Anchor.Start, TextPaint));
            x += width;
        }

        _top += LabelSize + 12;
    }

    private static IEnumerable<Mark> SwatchOf(PlotTrace trace, double x, double y)
    {
        if (trace.Type is "bar" or "funnel" || trace.Text("fill") == "toself")
        {
            yield return new BoxMark(x, y - 5, Swatch, 10, new Paint
            {
                Fill = trace.ColorOf(0),
                FillOpacity = trace.Type == "scatter" ? 0.22 : 1,
                Stroke = trace.Type == "scatter" ? trace.Color : null,
            });
            yield break;
        }

        if (trace.Has("lines"))
            yield return new PathMark([[new Spot(x, y), new Spot(x + Swatch, y)]], Closed: false, LinePaint(trace));
        if (trace.Has("markers"))
            yield return Symbol(trace.Text("marker", "symbol"), new Spot(x + (Swatch / 2), y),
                trace.Number("marker", "size") ?? 6, new Paint { Fill = trace.ColorOf(0) });
    }

    /// <summary>Makes room for labels, then draws grid lines, tick labels and axis titles.</summary>
    private void Frame(double height)
    {
        var yTicks = _y.Visible ? _y.Ticks((int)Math.Max(2, (height - _top - 60) / 48)) : [];
        var widest = yTicks.Count == 0 ? 0 : Math.Min(WidestLabel, yTicks.Max(t => ImageText.Width(t.Text, LabelSize)));
        _left = Margin + (_y.Visible && _y.Title.Length > 0 ? 20 : 0) + widest + 8;
        _right = ImageWidth - Margin - (HasColorBar ? ColorBarRoom : 8);
        var xTicks = _x.Visible && !_figure.Traces.Any(t => t.Type == "funnel") ? _x.Ticks(8) : [];
        var turned = xTicks.Count > 0
            && xTicks.Max(t => ImageText.Width(t.Text, LabelSize)) > (_right - _left) / xTicks.Count * 0.95;
        var room = xTicks.Count == 0 ? 0
            : turned ? Math.Min(130, xTicks.Max(t => ImageText.Width(t.Text, LabelSize))) + 8 : LabelSize + 8;
        _bottom = height - Margin - room - (xTicks.Count > 0 && _x.Title.Length > 0 ? 20 : 0);
        _x.Place(_left, _right);
        _y.Place(_bottom, _top);
        foreach (var (at, text) in yTicks)
        {
            var y = _y.At(at);
            if (_y.ShowsGrid)
                _frame.Add(new PathMark([[new Spot(_left, y), new Spot(_right, y)]], Closed: false, GridPaint));
            _frame.Add(new TextMark(_left - 6, y + 4, ImageText.Fit(text, LabelSize, WidestLabel), LabelSize, Anchor.End,
                TextPaint, Tooltip: text));
        }

        foreach (var (at, text) in xTicks)
        {
            var x = _x.At(at);
            if (_x.ShowsGrid)
                _frame.Add(new PathMark([[new Spot(x, _top), new Spot(x, _bottom)]], Closed: false, GridPaint));
            _frame.Add(turned
                ? new TextMark(x + 4, _bottom + 6, ImageText.Fit(text, LabelSize, 130), LabelSize, Anchor.End, TextPaint,
                    Turned: true, Tooltip: text)
                : new TextMark(x, _bottom + LabelSize + 4, text, LabelSize, Anchor.Middle, TextPaint));
        }

        if (xTicks.Count > 0 && _x.Title.Length > 0)
            _frame.Add(new TextMark((_left + _right) / 2, height - Margin, ImageText.Fit(_x.Title, LabelSize, _right - _left),
                LabelSize, Anchor.Middle, TextPaint));
        if (_y.Visible && _y.Title.Length > 0)
            _frame.Add(new TextMark(Margin + 10, (_top + _bottom) / 2, ImageText.Fit(_y.Title, LabelSize, _bottom - _top),
                LabelSize, Anchor.Middle, TextPaint, Turned: true));
        Zero();
    }

    private void Zero()
    {
        if (_figure.Traces.Any(t => t.Type == "funnel"))
            return;
        if (_x is { Visible: true, Categories: null, Low: <= 0, High: > 0 } && _y.Categories is not null)
            _frame.Add(new PathMark([[new Spot(_x.At(0.0), _top), new Spot(_x.At(0.0), _bottom)]], Closed: false, AxisPaint));
        else if (_y is { Visible: true, Categories: null, Low: <= 0, High: > 0 })
            _frame.Add(new PathMark([[new Spot(_left, _y.At(0.0)), new Spot(_right, _y.At(0.0))]], Closed: false, AxisPaint));
    }

    private void Decorations()
    {
        var lines = new List<Mark>();
        foreach (var shape in _figure.Shapes.Where(s => (string?)s["type"] == "line"))
        {
            Spot from = new(Across(shape, "x0"), Along(shape, "y0")), to = new(Across(shape, "x1"), Along(shape, "y1"));
            var color = ImageColor.Of((string?)shape["line"]?["color"]).Hex;
            lines.Add(new PathMark([[from, to]], Closed: false, new Paint
            {
                Stroke = color,
                Width = PlotValue.Of(shape["line"]?["width"]).Number ?? 1,
                Dashes = Dashes((string?)shape["line"]?["dash"]),
            }));
        }

        _groups.Add(new MarkGroup(null, 1, lines));
    }

    /// <summary>True for a text above the plot.</summary>
    private static bool IsAbove(System.Text.Json.Nodes.JsonObject note) =>
        (string?)note["yref"] == "paper" && (string?)note["yanchor"] == "bottom" && PlotValue.Of(note["y"]).Number >= 1;

    private void Annotations()
    {
        foreach (var note in _figure.Annotations)
        {
            var anchor = (string?)note["xanchor"] switch { "left" => Anchor.Start, "right" => Anchor.End, _ => Anchor.Middle };
            var drop = (string?)note["yanchor"] switch { "top" => LabelSize, "bottom" => -4, _ => 4 };
            _groups.Add(new MarkGroup(null, 1,
            [
                new TextMark(Across(note, "x"), Along(note, "y") + drop, ImageText.Line((string?)note["text"] ?? ""),
                    PlotValue.Of(note["font"]?["size"]).Number ?? LabelSize, anchor,
                    TextPaint),
            ]));
        }
    }

    private double Across(System.Text.Json.Nodes.JsonObject item, string name) => (string?)item["xref"] == "paper"
        ? _left + ((PlotValue.Of(item[name]).Number ?? 0) * (_right - _left))
        : _x.At(PlotValue.Of(item[name])) ?? _left;

    private double Along(System.Text.Json.Nodes.JsonObject item, string name) => (string?)item["yref"] == "paper"
        ? _bottom + ((PlotValue.Of(item[name]).Number ?? 0) * (_top - _bottom))
        : _y.At(PlotValue.Of(item[name])) ?? _bottom;
}
