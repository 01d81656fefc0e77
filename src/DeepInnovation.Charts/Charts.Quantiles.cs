using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Charts;

/// <content>Quantiles and lags.</content>
public static partial class Charts
{
    private static readonly double[] ShownQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>
    /// A histogram with lines at the 5, 25, 50, 75 and 95 % quantiles (linear interpolation, Hyndman and Fan's type 7). Skips
    /// null and non-finite values. O(n log n).
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="values">The values.</param>
    /// <param name="unit">What the values measure: the title of the horizontal axis.</param>
    /// <param name="bins">How many bins.</param>
    /// <param name="of">What is counted: the title of the vertical axis.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 1.</exception>
    public static ChartView Distribution(string title, IEnumerable<double?> values, string unit, int bins = 30,
        string of = "documents")
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var sorted = Finite(values);
        var (low, high) = sorted.Length == 0 ? (0, 1) : (sorted[0], sorted[^1]);
        var width = high > low ? (high - low) / bins : 1;
        var counts = Counts(sorted, low, width, bins);
        var figure = new Figure();
        Bins(figure, "", counts, counts, (low, width), 0, alone: true);
        if (sorted.Length > 0)
        {
            figure.Set("shapes", ShownQuantiles.Select(q => Upright(Quantile.Of(sorted, q), q == 0.5)).ToArray());
            figure.Set("annotations", ShownQuantiles.Select((q, i) => Figure.Attributes(
                ("x", Quantile.Of(sorted, q)), ("y", 1.0), ("yref", "paper"), ("yanchor", "bottom"),
                ("xanchor", "center"), ("showarrow", false),
                ("font", Figure.Attributes(("size", 10))), ("text", FormattableString.Invariant($"{100 * q:0} %")))).ToArray());
        }

        figure.Axis("xaxis", unit, ",~g");
        figure.Axis("yaxis", of, ",~g", ("rangemode", "tozero"));
        figure.Set("showlegend", false);
        figure.Set("bargap", 0.03);
        var told = string.Join(", ", ShownQuantiles.Select(
            q => sorted.Length == 0 ? "none" : FormattableString.Invariant($"{100 * q:0} % {Short(Quantile.Of(sorted, q))}")));
        return figure.ToView(title, $"Histogram of {Markup.Count(sorted.Length)} values in {unit}; quantiles: {told}.");
    }

    /// <summary>
    /// Compares distributions: a thin bar from the 5 to the 95 % quantile, a thick one from 25 to 75 %, a
    /// point at the median. O(n log n).
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="groups">Names and values, from the top; groups without values are skipped.</param>
    /// <param name="unit">What the values measure.</param>
    public static ChartView Quantiles(string title, IEnumerable<(string Name, IEnumerable<double?> Values)> groups, string unit)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var rows = groups.Select(g => (Name: Figure.Label(g.Name), Sorted: Finite(g.Values)))
            .Where(g => g.Sorted.Length > 0).ToList();
        var figure = new Figure(Math.Max(180, 110 + (34 * rows.Count)));
        string[] names = [.. rows.Select(r => r.Name)];
        Span(0.05, 0.95, 2);
        Span(0.25, 0.75, 9);
        figure.Add("scatter",
            ("mode", "markers"),
            ("name", "median"),
            ("y", names),
            ("x", rows.Select(r => Quantile.Of(r.Sorted, 0.5)).ToArray()),
            ("text", rows.Select(r => string.Join("<br>",
                ShownQuantiles.Select(q => FormattableString.Invariant($"{100 * q:0} %: {Short(Quantile.Of(r.Sorted, q))}")))
                + $"<br>{Markup.Count(r.Sorted.Length)} values").ToArray()),
            ("marker", Figure.Attributes(("color", Palette.Color(1)), ("symbol", "diamond"), ("size", 10))),
            ("hovertemplate", "%{y}<br>%{text}<extra></extra>"));
        figure.Axis("xaxis", unit, ",~g", ("zeroline", false));
        figure.Axis("yaxis", "", null, ("type", "category"), ("autorange", "reversed"));
        return figure.ToView(title, $"Quantiles of {rows.Count} groups in {unit}: "
            + $"{string.Join("; ", rows.Select(r => $"{r.Name} median {Short(Quantile.Of(r.Sorted, 0.5))}"))}.");

        // A null breaks the line, so one trace serves all groups.
        void Span(double from, double to, double width) => figure.Add("scatter",
            ("mode", "lines"),
            ("name", FormattableString.Invariant($"{100 * from:0} to {100 * to:0} %")),
            ("y", rows.SelectMany(r => new string?[] { r.Name, r.Name, null }).ToArray()),
            ("x", rows.SelectMany(r => new double?[] { Quantile.Of(r.Sorted, from), Quantile.Of(r.Sorted, to), null }).ToArray()),
            ("line", Figure.Attributes(("color", Palette.Color(0)), ("width", width))),
            ("hoverinfo", "skip"));
    }

    /// <summary>
    /// A histogram of lags in years, with the median and a line at zero; a negative lag means that the second event came first.
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="lags">The lags in years; nulls are skipped.</param>
    /// <param name="of">What is counted.</param>
    /// <param name="expected">The count expected by chance at each lag, drawn as a line; null for none.</param>
    public static ChartView LagHistogram(string title, IEnumerable<int?> lags, string of = "pairs",
        IEnumerable<(int Lag, double Count)>? expected = null)
    {
        ArgumentNullException.ThrowIfNull(lags);
        int[] sorted = [.. lags.OfType<int>().Order()];
        int[] years = sorted.Length == 0 ? [] : [.. Enumerable.Range(sorted[0], sorted[^1] - sorted[0] + 1)];
        var counts = years.Select(year => sorted.Count(lag => lag == year)).ToArray();
        var figure = new Figure();
        figure.Add("bar",
            ("name", "observed"), ("x", years), ("y", counts),
            ("marker", Figure.Attributes(("color", Palette.Color(0)))),
            ("hovertemplate", "lag %{x:d} years: %{y:,} " + Figure.Label(of) + "<extra></extra>"));
        var chance = expected?.OrderBy(e => e.Lag).ToList();
        if (chance is not null)
        {
            figure.Add("scatter",
                ("mode", "lines"), ("name", "by chance"), ("x", chance.Select(e => e.Lag).ToArray()),
                ("y", chance.Select(e => e.Count).ToArray()),
                ("line", Figure.Attributes(("color", Palette.Color(1)), ("dash", "dash"), ("width", 2))),
                ("hovertemplate", "lag %{x:d} years: %{y:,.4~g}"));
        }

        if (sorted.Length > 0)
            Median(figure, Quantile.Of([.. sorted.Select(lag => (double)lag)], 0.5));
        figure.Axis("xaxis", "lag, years", "d");
        figure.Axis("yaxis", of, ",~g", ("rangemode", "tozero"));
        figure.Set("showlegend", chance is not null);
        figure.Set("bargap", 0.1);
        return figure.ToView(title, sorted.Length == 0 ? $"Histogram of no lags of {of}."
            : $"Histogram of {Markup.Count(sorted.Length)} {of} by lag, {sorted[0]} to {sorted[^1]} years.");
    }

    private static double[] Finite(IEnumerable<double?> values) =>
        [.. values.Where(v => v is { } n && double.IsFinite(n)).Select(v => v!.Value).Order()];

    private static string Short(double value) => value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Upright(double x, bool strong) => Figure.Attributes(
        ("type", "line"), ("x0", x), ("x1", x), ("y0", 0), ("y1", 1), ("yref", "paper"),
        ("line", Figure.Attributes(("color", strong ? Palette.Bad : Palette.Muted), ("dash", strong ? "dash" : "dot"),
            ("width", strong ? 2 : 1.5))));
}
