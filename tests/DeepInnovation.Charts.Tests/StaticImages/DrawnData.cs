using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DeepInnovation.Charts.Tests.StaticImages;

/// <summary>Reads an SVG of ours back: what values its marks stand for, by their pixels and the axes alone.</summary>
internal sealed partial class DrawnData
{
    /// <summary>Half of the last decimal, twice, in pixels.</summary>
    private const double Tolerance = 0.101;

    private readonly XElement _svg;
    private readonly JsonObject[] _traces;
    private readonly double[]? _x;
    private readonly double[]? _y;

    internal DrawnData(ChartView chart, string svg)
    {
        _svg = XElement.Parse(svg);
        _traces = [.. JsonNode.Parse(chart.Json)!["data"]!.AsArray().Select(t => t!.AsObject())];
        (_x, _y) = (Axis("data-x"), Axis("data-y"));
    }

    /// <summary>Compares every trace of the figure with its group of marks.</summary>
    internal void IsTheFigure()
    {
        for (var i = 0; i < _traces.Length; i++)
        {
            var group = _svg.Elements()
                .SingleOrDefault(e => (string?)e.Attribute("data-trace") == i.ToString(CultureInfo.InvariantCulture));
            if (group is null)
            {
                Assert.Equal(0, (int?)_traces[i]["line"]?["width"]); // the lower edge of a band is no mark of its own
                continue;
            }

            switch ((string)_traces[i]["type"]!)
            {
                case "bar":
                    AreBars(_traces[i], Children(group, "rect"));
                    break;
                case "heatmap":
                    AreCells(_traces[i], Children(group, "rect"));
                    break;
                case "funnel":
                    AreSteps(_traces[i], Children(group, "rect"));
                    break;
                default:
                    ArePoints(i, group);
                    break;
            }
        }
    }

    private void ArePoints(int index, XElement group)
    {
        var trace = _traces[index];
        var every = (int?)group.Attribute("data-every") ?? 1;
        var spots = Points(trace, every);
        var fill = (string?)trace["fill"];
        var paths = Children(group, "path").Select(p => Vertices((string)p.Attribute("d")!)).ToList();
        if (fill is "tonexty" or "toself")
        {
            var wanted = fill == "toself" ? spots : [.. Points(_traces[index - 1], every), .. Enumerable.Reverse(spots)];
            Same(wanted, paths.Single());
            return;
        }

        var mode = (string)trace["mode"]!;
        if (mode.Contains("lines", StringComparison.Ordinal))
        {
            // Steps have corners between their points; every point of the figure is met in its order.
            var line = paths[0];
            var at = 0;
            foreach (var spot in spots)
            {
                while (at < line.Count && !Near(spot, line[at]))
                    at++;
                Assert.True(at < line.Count, $"trace {index}: the line does not pass {spot}");
            }

            if (trace["line"]?["shape"] is null)
                Same(spots, line);
            paths.RemoveAt(0);
        }

        if (!mode.Contains("markers", StringComparison.Ordinal))
            return;
        var discs = Children(group, "circle").Select(c => (Number(c, "cx"), Number(c, "cy"))).ToList();
        if (discs.Count > 0)
            Same(spots, discs);
        else if (paths.Count == 1 && spots.Count > 1)
            Same(spots, paths[0]);
        else
            Assert.All(spots.Zip(paths), p => Assert.True(Math.Abs(p.First.X - p.Second.Average(v => v.X)) < 1.5
                && Math.Abs(p.First.Y - p.Second.Average(v => v.Y)) < 1.5));
    }

    private void AreBars(JsonObject trace, List<XElement> rects)
    {
        var horizontal = (string?)trace["orientation"] == "h";
        var (values, axis, size) = (Numbers(trace[horizontal ? "x" : "y"]).OfType<double>().ToList(), (horizontal ? _x : _y)!,
            horizontal ? "width" : "height");
        Assert.Equal(values.Count, rects.Count);
        foreach (var (value, rect) in values.Zip(rects))
        {
            var pixels = Math.Abs((axis[1] - axis[0]) / (axis[3] - axis[2]) * value);
            Assert.InRange(Number(rect, size), pixels - Tolerance, pixels + Tolerance);
        }
    }

    private void AreSteps(JsonObject trace, List<XElement> rects)
    {
        foreach (var (value, rect) in Numbers(trace["x"]).Zip(rects, (v, r) => (v!.Value, r)))
            Assert.InRange(Number(rect, "width"), ((_x![1] - _x[0]) / (_x[3] - _x[2]) * value) - Tolerance,
                ((_x[1] - _x[0]) / (_x[3] - _x[2]) * value) + Tolerance);
        Assert.Equal(Numbers(trace["x"]).Length, rects.Count);
    }

    /// <summary>A cell's place tells its row and column, the darkness of its colour the order of its value.</summary>
    private void AreCells(JsonObject trace, List<XElement> rects)
    {
        var rows = trace["z"]!.AsArray().Select(r => Numbers(r)).ToArray();
        var cells = new List<(double Z, double Light)>();
        foreach (var rect in rects)
        {
            var column = (int)Math.Round(Value(_x!, Number(rect, "x") + (Number(rect, "width") / 2)));
            var row = (int)Math.Round(Value(_y!, Number(rect, "y") + (Number(rect, "height") / 2)));
            var fill = (string)rect.Attribute("fill")!;
            cells.Add((rows[row][column]!.Value, Enumerable.Range(0, 3)
                .Sum(i => int.Parse(fill.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
        }

        Assert.Equal(rows.Sum(r => r.Count(z => z is not null)), cells.Count);
        Assert.All(cells.SelectMany(_ => cells, (a, b) => (a, b)),
            pair => Assert.True(pair.a.Z <= pair.b.Z || pair.a.Light <= pair.b.Light));
    }

    private List<(double X, double Y)> Points(JsonObject trace, int every)
    {
        var (xs, ys) = (Numbers(trace["x"]), Places(trace["y"]));
        return [.. Enumerable.Range(0, xs.Length).Where(i => i % every == 0 || i == xs.Length - 1)
            .Where(i => xs[i] is not null && ys[i] is not null)
            .Select(i => (Pixel(_x, xs[i]!.Value), Pixel(_y, ys[i]!.Value)))];
    }

    /// <summary>Names stand in the order in which they first occur, from 0.</summary>
    private double?[] Places(JsonNode? node)
    {
        var names = _traces.SelectMany(t => t["y"]!.AsArray()).Where(n => n is JsonValue v && v.TryGetValue<string>(out _))
            .Select(n => (string)n!).Distinct().ToList();
        return names.Count == 0 ? Numbers(node)
            : [.. node!.AsArray().Select(n => n is null ? (double?)null : names.IndexOf((string)n!))];
    }

    // A drawing without axes (a hypergraph) has the range that its figure gives.
    private static double Pixel(double[]? axis, double value) =>
        axis is null ? value : axis[0] + ((value - axis[2]) / (axis[3] - axis[2]) * (axis[1] - axis[0]));

    private static double Value(double[] axis, double pixel) =>
        axis[2] + ((pixel - axis[0]) / (axis[1] - axis[0]) * (axis[3] - axis[2]));

    private void Same(List<(double X, double Y)> wanted, List<(double X, double Y)> drawn)
    {
        Assert.Equal(wanted.Count, drawn.Count);
        if (_x is null)
        {
            // No axes: the drawing may only be moved and stretched.
            var (a, b) = (Fit(wanted.Select(p => p.X), drawn.Select(p => p.X)),
                Fit(wanted.Select(p => p.Y), drawn.Select(p => p.Y)));
            wanted = [.. wanted.Select(p => (a(p.X), b(p.Y)))];
        }

        foreach (var (want, have) in wanted.Zip(drawn))
            Assert.True(Near(want, have), $"{want} is drawn at {have}");
    }

    private static Func<double, double> Fit(IEnumerable<double> from, IEnumerable<double> to)
    {
        var (low, high) = from.Zip(to).Aggregate(((0.0, 0.0), (0.0, 0.0)), (_, p) => (p, p));
        foreach (var pair in from.Zip(to))
            (low, high) = (pair.First < low.Item1 ? pair : low, pair.First > high.Item1 ? pair : high);
        return value => high.Item1 == low.Item1 ? low.Item2
            : low.Item2 + ((value - low.Item1) / (high.Item1 - low.Item1) * (high.Item2 - low.Item2));
    }

    private static bool Near((double X, double Y) a, (double X, double Y) b) =>
        Math.Abs(a.X - b.X) <= Tolerance && Math.Abs(a.Y - b.Y) <= Tolerance;

    private double[]? Axis(string name) =>
        ((string?)_svg.Attribute(name))?.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();

    private static List<XElement> Children(XElement group, string name) =>
        [.. group.Elements().Where(e => e.Name.LocalName == name)];

    private static double Number(XElement element, string name) =>
        double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);

    private static double?[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(n => (double?)n)];

    private static List<(double X, double Y)> Vertices(string path) => [.. Corners().Matches(path)
        .Select(m => (double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture),
            double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))];

    [GeneratedRegex(@"(-?[\d.]+),(-?[\d.]+)")]
    private static partial Regex Corners();
}
