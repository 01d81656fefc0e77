using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts;

/// <content>Time series.</content>
public static partial class Charts
{
    private static readonly int[] WholeShare = [0, 1];

    /// <summary>Lines over years, with bands for series that have intervals.</summary>
    /// <param name="title">The title.</param>
    /// <param name="series">The lines.</param>
    /// <param name="unit">What the values count or measure: <c>documents</c>, <c>nats</c>, <see cref="Share"/>.</param>
    /// <param name="fromZero">False lets the vertical axis start near the lowest value, for values far from zero.</param>
    /// <param name="x">The title of the horizontal axis.</param>
    /// <exception cref="ArgumentException">A series has different numbers of X and Y values.</exception>
    public static ChartView Trend(string title, IEnumerable<Series> series, string unit, bool fromZero = true, string x = "year")
    {
        var lines = Checked(series);
        var figure = new Figure();
        for (var i = 0; i < lines.Count; i++)
        {
            Band(figure, lines[i], i);
            Line(figure, lines[i], i, unit);
        }

        figure.Axis("xaxis", x, lines.All(l => l.X.All(double.IsInteger)) ? "d" : ",~g");
        figure.Axis("yaxis", unit, TickFormat(unit), ("rangemode", fromZero ? "tozero" : "normal"));
        figure.Set("showlegend", lines.Count > 1);
        return figure.ToView(title, $"Line chart of {Names(lines)}, {Span(lines, x)}, in {unit}.");
    }

    /// <summary>The composition of each year in percent. Gaps count as 0.</summary>
    /// <param name="title">The title.</param>
    /// <param name="series">The parts, bottom first; non-negative counts or shares.</param>
    /// <param name="x">The title of the horizontal axis.</param>
    /// <exception cref="ArgumentException">A series has different numbers of X and Y values.</exception>
    public static ChartView StackedShare(string title, IEnumerable<Series> series, string x = "year")
    {
        var parts = Checked(series);
        var places = parts.SelectMany(s => s.X).Distinct().Order().ToList();
        var values = parts.Select(s => At(s, places)).ToList();
        var figure = new Figure();
        for (var i = 0; i < parts.Count; i++)
        {
            var shares = places.Select((_, at) => Sum(at) is > 0 and var sum ? values[i][at] / sum : (double?)null);
            figure.Add("bar",
                ("name", Figure.Label(parts[i].Name)),
                ("x", places.ToArray()),
                ("y", Figure.Values(shares)),
                ("customdata", values[i]),
                ("marker", Figure.Attributes(("color", Palette.Color(i)))),
                ("hovertemplate", "%{x}: %{y:.1%} (%{customdata:,.6~g})"));
        }

        figure.Axis("xaxis", x, "d");
        figure.Axis("yaxis", "share", ".0%", ("range", WholeShare));
        figure.Set("barmode", "stack");
        figure.Set("bargap", 0.08);
        return figure.ToView(title, $"Stacked shares of {Names(parts)}, {Span(parts, x)}.");

        double Sum(int at) => values.Sum(v => v[at]);
    }

    private static double[] At(Series series, List<double> places)
    {
        var values = new double[places.Count];
        for (var i = 0; i < series.X.Count; i++)
            values[places.BinarySearch(series.X[i])] += series.Y[i] is { } value && double.IsFinite(value) ? value : 0;
        return values;
    }

    private static void Line(Figure figure, Series line, int index, string unit) => figure.Add("scatter",
        ("mode", line.X.Count <= 60 ? "lines+markers" : "lines"),
        ("name", Figure.Label(line.Name)),
        ("x", line.X.ToArray()),
        ("y", Figure.Values(line.Y)),
        ("text", line.Labels?.Select(Figure.Label).ToArray()),
        ("line", Figure.Attributes(("color", Palette.Color(index)), ("dash", Palette.Dash(index)), ("width", 2))),
        ("marker", Figure.Attributes(("color", Palette.Color(index)), ("symbol", Palette.Marker(index)), ("size", 6))),
        ("hovertemplate", (line.Labels is null ? "" : "%{text}<br>") + "%{x}: " + Value("y", unit)));

    private static void Band(Figure figure, Series line, int index)
    {
        if (line.Low is null || line.High is null)
            return;
        Edge(line.Low, null);
        Edge(line.High, "tonexty");

        void Edge(IReadOnlyList<double?> edge, string? fill) => figure.Add("scatter",
            ("mode", "lines"),
            ("name", Figure.Label(line.Name)),
            ("x", line.X.ToArray()),
            ("y", Figure.Values(edge)),
            ("line", Figure.Attributes(("width", 0), ("color", Palette.Color(index)))),
            ("fill", fill),
            ("fillcolor", fill is null ? null : Palette.Faint(index)),
            ("showlegend", false),
            ("hoverinfo", "skip"));
    }
}
