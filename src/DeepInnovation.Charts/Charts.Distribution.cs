using System.Globalization;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts;

/// <content>Distributions and correlations.</content>
public static partial class Charts
{
    /// <summary>A histogram with equally wide bins and the median as a dashed line. Skips null and non-finite values.</summary>
    /// <param name="title">The title.</param>
    /// <param name="values">The values; copied and sorted, O(n log n).</param>
    /// <param name="unit">What the values measure: the title of the horizontal axis.</param>
    /// <param name="bins">How many bins.</param>
    /// <param name="of">What is counted: the title of the vertical axis.</param>
    public static ChartView Histogram(string title, IEnumerable<double?> values, string unit, int bins = 30,
        string of = "documents") =>
        Histogram(title, [("", values)], unit, bins, of);

    /// <inheritdoc cref="Histogram(string, IEnumerable{double?}, string, int, string)"/>
    public static ChartView Histogram(string title, IEnumerable<double> values, string unit, int bins = 30,
        string of = "documents") =>
        Histogram(title, values.Select(value => (double?)value), unit, bins, of);

    /// <summary>Histograms of several groups over shared bins, drawn as step lines.</summary>
    /// <param name="title">The title.</param>
    /// <param name="groups">Names and values; with several groups each shows shares of its own total, so
    /// that sizes do not matter.</param>
    /// <param name="unit">What the values measure.</param>
    /// <param name="bins">How many bins.</param>
    /// <param name="of">What is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 1.</exception>
    public static ChartView Histogram(
        string title, IReadOnlyList<(string Name, IEnumerable<double?> Values)> groups, string unit, int bins = 30,
        string of = "documents")
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var sorted = groups.Select(
            g => g.Values.Where(v => v is { } n && double.IsFinite(n)).Select(v => v!.Value).Order().ToArray()).ToList();
        var all = sorted.Where(v => v.Length > 0).ToList();
        var (low, high) = all.Count == 0 ? (0, 1) : (all.Min(v => v[0]), all.Max(v => v[^1]));
        var width = high > low ? (high - low) / bins : 1;
        var figure = new Figure();
        for (var i = 0; i < groups.Count; i++)
        {
            var counts = Counts(sorted[i], low, width, bins);
            var heights = groups.Count == 1 ? counts : [.. counts.Select(c => sorted[i].Length == 0 ? 0 : c / sorted[i].Length)];
            Bins(figure, groups[i].Name, heights, counts, (low, width), i, alone: groups.Count == 1);
        }

        if (groups.Count == 1 && sorted[0].Length > 0)
            Median(figure, sorted[0][sorted[0].Length / 2]);
        figure.Axis("xaxis", unit, ",~g");
        figure.Axis("yaxis", groups.Count == 1 ? of : $"share of {of}", groups.Count == 1 ? ",~g" : ".0%",
            ("rangemode", "tozero"));
        figure.Set("showlegend", groups.Count > 1);
        figure.Set("bargap", 0.03);
        return figure.ToView(title,
            $"Histogram of {Markup.Count(sorted.Sum(v => v.Length))} values from {Number(low)} to {Number(high)}, {unit}.");
    }

    /// <summary>A scatter plot of two measures of the same items.</summary>
    /// <param name="title">The title.</param>
    /// <param name="series">The point clouds; their labels become tooltips.</param>
    /// <param name="x">The title of the horizontal axis, with its unit.</param>
    /// <param name="y">The title of the vertical axis, with its unit.</param>
    /// <exception cref="ArgumentException">A series has different numbers of X and Y values.</exception>
    public static ChartView Scatter(string title, IEnumerable<Series> series, string x, string y)
    {
        var clouds = Checked(series);
        var figure = new Figure();
        for (var i = 0; i < clouds.Count; i++)
        {
            figure.Add("scatter",
                ("mode", "markers"),
                ("name", Figure.Label(clouds[i].Name)),
                ("x", clouds[i].X.ToArray()),
                ("y", Figure.Values(clouds[i].Y)),
                ("text", clouds[i].Labels?.Select(Figure.Label).ToArray()),
                ("marker", Figure.Attributes(("color", Palette.Color(i)), ("symbol", Palette.Marker(i)),
                    ("size", 6), ("opacity", 0.85))),
                ("hovertemplate", (clouds[i].Labels is null ? "" : "%{text}<br>") + "%{x:,.6~g}, %{y:,.6~g}"));
        }

        figure.Axis("xaxis", x, x.EndsWith("year", StringComparison.OrdinalIgnoreCase) ? "d" : ",~g", ("zeroline", false));
        figure.Axis("yaxis", y, ",~g", ("zeroline", false));
        figure.Set("showlegend", clouds.Count > 1);
        return figure.ToView(title,
            $"Scatter plot of {Names(clouds)}: {y} against {x}, {Markup.Count(clouds.Sum(c => (long)c.X.Count))} points.");
    }

    private static double[] Counts(double[] sorted, double low, double width, int bins)
    {
        var counts = new double[bins];
        foreach (var value in sorted)
            counts[Math.Clamp((int)((value - low) / width), 0, bins - 1)]++;
        return counts;
    }

    private static void Bins(
        Figure figure, string name, double[] heights, double[] counts, (double Low, double Width) bin, int index, bool alone)
    {
        var middles = Enumerable.Range(0, heights.Length).Select(i => bin.Low + ((i + 0.5) * bin.Width)).ToArray();
        var ranges = middles.Select(
            (m, i) => $"{Number(m - (bin.Width / 2))} to {Number(m + (bin.Width / 2))}: {Number(counts[i])}").ToArray();
        if (alone)
        {
            figure.Add("bar", ("x", middles), ("y", heights), ("text", ranges), ("textposition", "none"),
                ("width", bin.Width * 0.97),
                ("marker", Figure.Attributes(("color", Palette.Color(index)))), ("hovertemplate", "%{text}<extra></extra>"));
            return;
        }

        figure.Add("scatter", ("mode", "lines"), ("name", Figure.Label(name)), ("x", middles), ("y", heights), ("text", ranges),
            ("line", Figure.Attributes(("shape", "hvh"), ("color", Palette.Color(index)),
                ("dash", Palette.Dash(index)), ("width", 2))),
            ("hovertemplate", "%{text} (%{y:.1%})"));
    }

    private static void Median(Figure figure, double median)
    {
        figure.Set("shapes", new[]
        {
            Figure.Attributes(("type", "line"), ("x0", median), ("x1", median), ("y0", 0), ("y1", 1), ("yref", "paper"),
                ("line", Figure.Attributes(("color", Palette.Muted), ("dash", "dash"), ("width", 2)))),
        });
        figure.Set("annotations", new[]
        {
            Figure.Attributes(("x", median), ("y", 1), ("yref", "paper"), ("yanchor", "top"),
                ("xanchor", "left"), ("showarrow", false),
                ("text", " median " + median.ToString("G4", CultureInfo.InvariantCulture))),
        });
    }
}
