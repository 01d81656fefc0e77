using System.Globalization;

namespace DeepInnovation.Charts.StaticImages;

/// <content>Bars, heatmap cells and funnel steps.</content>
internal sealed partial class StaticChart
{
    private const double ColorBarRoom = 84;
    private static readonly double[] ColorBarTicks = [0, 0.5, 1];

    private bool HasColorBar => _figure.Traces.Any(t => t.Type == "heatmap" && t.Is("showscale", otherwise: true));

    private void Bars(PlotTrace trace)
    {
        var plan = _bars[trace.Index];
        var (place, value) = trace.Horizontal ? (_y, _x) : (_x, _y);
        var marks = new List<Mark>();
        for (var i = 0; i < plan.Places.Count; i++)
        {
            if (place.Number(plan.Places[i]) is not { } at || plan.Values[i].Number is not { } size)
                continue;
            var (low, high) = (place.At(at + plan.Offset), place.At(at + plan.Offset + plan.Width));
            var (from, to) = (value.At(plan.Starts[i]), value.At(plan.Starts[i] + size));
            var paint = new Paint { Fill = trace.ColorOf(i), FillOpacity = trace.Number("marker", "opacity") ?? 1 };
            marks.Add(trace.Horizontal ? Box(from, low, to, high, paint, HoverText.Of(trace, i))
                : Box(low, from, high, to, paint, HoverText.Of(trace, i)));
            if (trace.Text("textposition") is "outside" or "auto" && trace.At("text", i) is { } text)
                marks.Add(BarText(trace, ImageText.Line(text.ToString()), (low + high) / 2, to));
        }

        Add(trace, 1, marks);
    }

    private static TextMark BarText(PlotTrace trace, string text, double middle, double end) => trace.Horizontal
        ? new TextMark(end + 5, middle + 4, text, LabelSize, Anchor.Start, TextPaint)
        : new TextMark(middle, end - 5, text, LabelSize, Anchor.Middle, TextPaint);

    private static BoxMark Box(double x1, double y1, double x2, double y2, Paint paint, string? tooltip) =>
        new(Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1), paint, tooltip);

    private void Cells(PlotTrace trace)
    {
        var scale = ScaleOf(trace);
        var values = trace.Z.SelectMany(row => row).Where(v => v.Number is not null).Select(v => v.Number!.Value).ToList();
        var (low, high) = (trace.Number("zmin") ?? values.DefaultIfEmpty(0).Min(),
            trace.Number("zmax") ?? values.DefaultIfEmpty(1).Max());
        var labelled = trace.Text("texttemplate") is not null;
        var marks = new List<Mark>();
        for (var row = 0; row < trace.Z.Count; row++)
        {
            for (var column = 0; column < trace.Z[row].Count; column++)
            {
                if (trace.Z[row][column].Number is not { } z)
                    continue;
                var fill = ImageColor.Mix(scale, high > low ? (z - low) / (high - low) : 0.5);
                var (x, y) = (_x.Number(trace.X[column])!.Value, _y.Number(trace.Y[row])!.Value);
                var box = Box(_x.At(x - 0.5), _y.At(y - 0.5), _x.At(x + 0.5), _y.At(y + 0.5), new Paint { Fill = fill },
                    HoverText.OfCell(trace, row, column));
                marks.Add(box with
                {
                    X = box.X + 1,
                    Y = box.Y + 1,
                    Width = Math.Max(0.5, box.Width - 2),
                    Height = Math.Max(0.5, box.Height - 2),
                });
                if (labelled)
                    marks.AddRange(CellText(trace.Node("text")?[row]?[column]?.ToString() ?? "", box, ImageColor.Readable(fill)));
            }
        }

        Add(trace, 1, marks);
        if (trace.Is("showscale", otherwise: true))
            ColorBar(trace, scale, low, high);
    }

    private static IEnumerable<Mark> CellText(string label, BoxMark box, string ink)
    {
        var lines = ImageText.Lines(label);
        var size = Math.Min(LabelSize,
            lines.Min(line => LabelSize * box.Width / Math.Max(1, ImageText.Width(line, LabelSize) + 4)));
        return lines.Where(line => line.Length > 0).Select((line, i) => new TextMark(
            box.X + (box.Width / 2), box.Y + (box.Height / 2) + (size * 0.35) + ((i - ((lines.Count - 1) / 2.0)) * (size + 3)),
            line, size, Anchor.Middle, new Paint { Fill = ink }));
    }

    private static List<(double At, string Hex)> ScaleOf(PlotTrace trace) =>
        trace.Node("colorscale") is System.Text.Json.Nodes.JsonArray stops
            ? [.. stops.Select(stop => ((double)stop![0]!, ImageColor.Of((string?)stop[1]).Hex))]
            : [(0, "#e8f1f5"), (1, "#0b3c5d")];

    private void ColorBar(PlotTrace trace, List<(double At, string Hex)> scale, double low, double high)
    {
        const int steps = 24;
        var (x, height) = (_right + 14, (_bottom - _top) / steps);
        var marks = new List<Mark>();
        for (var i = 0; i < steps; i++)
            marks.Add(new BoxMark(x, _bottom - ((i + 1) * height), 12, height + 0.5,
                new Paint { Fill = ImageColor.Mix(scale, (i + 0.5) / steps) }));
        var bar = trace.Node("colorbar");
        var format = (string?)bar?["tickformat"];
        foreach (var part in ColorBarTicks)
            marks.Add(new TextMark(x + 17, _bottom - (part * (_bottom - _top)) + (part == 1 ? 10 : part == 0 ? 0 : 4),
                PlotNumber.Text(low + (part * (high - low)), format), 11, Anchor.Start, TextPaint));
        if (bar?["title"]?["text"]?.ToString() is { Length: > 0 } unit)
            marks.Add(new TextMark(ImageWidth - Margin, (_top + _bottom) / 2,
                ImageText.Fit(ImageText.Line(unit), 11, _bottom - _top), 11, Anchor.Middle, TextPaint, Turned: true));
        _groups.Add(new MarkGroup(null, 1, marks));
    }

    private void Funnel(PlotTrace trace)
    {
        var marks = new List<Mark>();
        BoxMark? above = null;
        for (var i = 0; i < trace.Y.Count; i++)
        {
            if (_y.Number(trace.Y[i]) is not { } at || trace.X[i].Number is not { } left)
                continue;
            var box = Box(_x.At(-left / 2), _y.At(at - 0.4), _x.At(left / 2), _y.At(at + 0.4),
                new Paint { Fill = trace.ColorOf(i) }, HoverText.Of(trace, i));
            if (above is not null)
            {
                var (fill, opacity) = ImageColor.Of(trace.Node("connector")?["fillcolor"]?.ToString(), trace.Color);
                marks.Add(new PathMark([[new(above.X, above.Y + above.Height), new(above.X + above.Width, above.Y + above.Height),
                    new(box.X + box.Width, box.Y), new(box.X, box.Y)]],
                    Closed: true, new Paint { Fill = fill, FillOpacity = opacity }));
            }

            marks.Add(box);
            var before = i == 0 ? left : trace.X[i - 1].Number ?? left;
            var text = string.Create(CultureInfo.InvariantCulture,
                $"{PlotNumber.Text(left, ",")} ({(before == 0 ? 0 : 100 * left / before):F0}%)");
            var inside = ImageText.Width(text, LabelSize) + 8 < box.Width;
            marks.Add(new TextMark(inside ? box.X + (box.Width / 2) : box.X + box.Width + 6, box.Y + (box.Height / 2) + 4, text,
                LabelSize, inside ? Anchor.Middle : Anchor.Start,
                inside ? new Paint { Fill = ImageColor.Readable(trace.ColorOf(i)) } : TextPaint));
            above = box;
        }

        Add(trace, 1, marks);
    }
}
