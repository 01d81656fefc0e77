namespace DeepInnovation.Charts.StaticImages;

/// <content>Lines, bands, hulls and markers.</content>
internal sealed partial class StaticChart
{
    /// <summary>Beyond this many points a trace becomes one path with one tooltip.</summary>
    private int MostTooltips => Math.Clamp(400 / _figure.Traces.Count, 20, 120);

    private void Scatter(PlotTrace trace)
    {
        var most = MostPoints(_figure.Traces.Count);
        var every = Math.Max(1, (trace.X.Count + most - 1) / most);
        int[] shown = [
            .. Enumerable.Range(0, Math.Min(trace.X.Count, trace.Y.Count)).Where(i => i % every == 0 || i == trace.X.Count - 1)];
        var marks = new List<Mark>();
        if (trace.Text("fill") == "toself")
            marks.Add(Area(trace, [.. shown.Select(i => SpotOf(trace, i)).OfType<Spot>()],
                ImageText.Line(trace.At("text", 0)?.ToString() ?? trace.Name)));
        else if (trace.Text("fill") == "tonexty" && trace.Index > 0)
            marks.AddRange(Band(_figure.Traces[trace.Index - 1], trace, shown));
        else if (trace.Has("lines") && trace.Number("line", "width") != 0)
            marks.Add(new PathMark(Stretches(trace, shown), Closed: false, LinePaint(trace),
                trace.Name.Length > 0 ? trace.Name : null));
        if (trace.Has("markers"))
            marks.AddRange(Points(trace, shown));
        if (trace.Has("text"))
            marks.AddRange(shown.Where(i => SpotOf(trace, i) is not null).Select(i => Label(trace, i)));
        if (marks.Count > 0)
            Add(trace, every, marks);
    }

    private Spot? SpotOf(PlotTrace trace, int point) =>
        _x.At(trace.X[point]) is { } x && _y.At(trace.Y[point]) is { } y ? new Spot(x, y) : null;

    /// <summary>Splits a line at gaps and adds the corners of steps.</summary>
    private List<IReadOnlyList<Spot>> Stretches(PlotTrace trace, int[] shown)
    {
        var shape = trace.Text("line", "shape");
        var runs = new List<IReadOnlyList<Spot>>();
        List<Spot>? run = null;
        foreach (var point in shown)
        {
            if (SpotOf(trace, point) is not { } spot)
            {
                run = null;
                continue;
            }

            if (run is null)
                runs.Add(run = []);
            if (run.Count > 0)
                run.AddRange(Corners(run[^1], spot, shape));
            run.Add(spot);
        }

        return runs;
    }

    private static IEnumerable<Spot> Corners(Spot from, Spot to, string? shape) => shape switch
    {
        "vh" => [new Spot(from.X, to.Y)],
        "hv" => [new Spot(to.X, from.Y)],
        "hvh" => [new Spot((from.X + to.X) / 2, from.Y), new Spot((from.X + to.X) / 2, to.Y)],
        _ => [],
    };

    private static PathMark Area(PlotTrace trace, Spot[] outline, string tooltip)
    {
        var (fill, opacity) = ImageColor.Of(trace.Text("fillcolor"), trace.Color);
        var paint = new Paint
        {
            Fill = fill,
            FillOpacity = opacity,
            Stroke = trace.Color,
            Width = trace.Number("line", "width") ?? 2,
            Dashes = Dashes(trace.Text("line", "dash")),
        };
        return new PathMark([outline], Closed: true, paint, tooltip);
    }

    /// <summary>Fills between a line and the one before it, where both have values.</summary>
    private IEnumerable<Mark> Band(PlotTrace low, PlotTrace high, int[] shown)
    {
        var (fill, opacity) = ImageColor.Of(high.Text("fillcolor"), high.Color);
        var parts = new List<IReadOnlyList<Spot>>();
        var (floor, roof) = (new List<Spot>(), new List<Spot>());
        foreach (var point in shown.Append(-1))
        {
            if (point >= 0 && point < low.X.Count && SpotOf(low, point) is { } below && SpotOf(high, point) is { } above)
            {
                floor.Add(below);
                roof.Add(above);
                continue;
            }

            if (floor.Count > 0)
                parts.Add([.. floor, .. Enumerable.Reverse(roof)]);
            (floor, roof) = ([], []);
        }

        if (parts.Count > 0)
            yield return new PathMark(parts, Closed: true, new Paint { Fill = fill, FillOpacity = opacity });
    }

    private IEnumerable<Mark> Points(PlotTrace trace, int[] shown)
    {
        var size = trace.Number("marker", "size") ?? 6;
        var opacity = trace.Number("marker", "opacity") ?? 1;
        int[] placed = [.. shown.Where(i => SpotOf(trace, i) is not null)];
        if (placed.Length <= MostTooltips)
            return placed.Select(i => Symbol(trace.Text("marker", "symbol"), SpotOf(trace, i)!.Value, size,
                new Paint { Fill = trace.ColorOf(i), FillOpacity = opacity }, HoverText.Of(trace, i)));
        // Zero-length segments with round caps draw a dot in a dozen bytes.
        var dots = new Paint { Stroke = trace.ColorOf(0), Width = Math.Min(size, 4) };
        return [new PathMark([.. placed.Select(i => (IReadOnlyList<Spot>)[SpotOf(trace, i)!.Value])], Closed: false, dots,
            trace.Name.Length > 0 ? trace.Name : null)];
    }

    private TextMark Label(PlotTrace trace, int point)
    {
        var spot = SpotOf(trace, point)!.Value;
        var text = ImageText.Line(trace.At("text", point)?.ToString() ?? "");
        return new TextMark(spot.X, spot.Y - 9, ImageText.Fit(text, LabelSize, 150), LabelSize, Anchor.Middle, TextPaint);
    }

    private static Paint LinePaint(PlotTrace trace) =>
        new() { Stroke = trace.Color, Width = trace.Number("line", "width") ?? 2, Dashes = Dashes(trace.Text("line", "dash")) };

    private static double[] Dashes(string? name) => name switch
    {
        "dash" => [9, 5],
        "dot" => [2, 4],
        "dashdot" => [9, 4, 2, 4],
        "longdash" => [14, 6],
        "longdashdot" => [14, 4, 2, 4],
        _ => [],
    };

    private static Mark Symbol(string? name, Spot at, double size, Paint paint, string? tooltip = null)
    {
        var r = size / 2;
        return name switch
        {
            "square" => Closed((-r, -r), (r, -r), (r, r), (-r, r)),
            "diamond" => Closed((0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)),
            "triangle-up" => Closed((0, -1.2 * r), (1.1 * r, 0.9 * r), (-1.1 * r, 0.9 * r)),
            "cross" => Closed([.. Cross(r)]),
            "x" => Closed([.. Cross(r).Select(p => ((p.X - p.Y) * 0.7071, (p.X + p.Y) * 0.7071))]),
            "star" => Closed([.. Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? 1.4 * r : 0.6 * r, (i - 2.5) * Math.PI / 5))
                .Select(p => (p.Item1 * Math.Cos(p.Item2), p.Item1 * Math.Sin(p.Item2)))]),
            _ => new DiscMark(at.X, at.Y, r, paint, tooltip),
        };

        PathMark Closed(params (double X, double Y)[] outline) =>
            new([[.. outline.Select(p => new Spot(at.X + p.X, at.Y + p.Y))]], Closed: true, paint, tooltip);
    }

    private static IEnumerable<(double X, double Y)> Cross(double r)
    {
        var arm = 0.4 * r;
        return
        [
            (-arm, -r), (arm, -r), (arm, -arm), (r, -arm), (r, arm), (arm, arm), (arm, r), (-arm, r), (-arm, arm), (-r, arm),
            (-r, -arm), (-arm, -arm),
        ];
    }
}
