using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts;

/// <content>Values by country.</content>
public static partial class Charts
{
    /// <summary>
    /// Countries by value, largest first, with those beyond <paramref name="most"/> merged into one bar. Bars and not a map:
    /// plotly.js fetches map outlines from a server, so a map stays blank offline and hides small countries. O(n log n).
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="countries">Names or codes and values; values of a repeated name are summed.</param>
    /// <param name="unit">What the values count.</param>
    /// <param name="most">How many countries get their own bar.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is less than 1.</exception>
    public static ChartView Countries(string title, IEnumerable<(string Country, double Value)> countries,
        string unit, int most = 15)
    {
        ArgumentNullException.ThrowIfNull(countries);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var all = countries.GroupBy(c => c.Country, StringComparer.Ordinal).Select(g => (Name: g.Key, Value: g.Sum(c => c.Value)))
            .OrderByDescending(c => c.Value).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        var shown = all.Take(most).ToList();
        if (all.Count > most)
            shown.Add(($"{all.Count - most} others", all.Skip(most).Sum(c => c.Value)));
        var total = all.Sum(c => c.Value);
        var figure = new Figure(Math.Max(180, 100 + (shown.Count * BarHeight)));
        figure.Add("bar",
            ("orientation", "h"),
            ("y", shown.Select(c => Figure.Label(c.Name)).ToArray()),
            ("x", Figure.Values(shown.Select(c => (double?)c.Value))),
            ("customdata", shown.Select(c => total > 0 ? c.Value / total : 0).ToArray()),
            ("marker",
                Figure.Attributes(("color", shown.Select((_, i) => i < most ? Palette.Color(0) : Palette.Color(6)).ToArray()))),
            ("hovertemplate", "%{y}: " + Value("x", unit)
                + (unit == Share ? "" : " " + Figure.Label(unit) + " (%{customdata:.1%})") + "<extra></extra>"));
        figure.Axis("xaxis", unit, TickFormat(unit), ("rangemode", "tozero"));
        figure.Axis("yaxis", "", null, ("autorange", "reversed"), ("type", "category"));
        figure.Set("showlegend", false);
        figure.Set("bargap", 0.25);
        return figure.ToView(title, $"Bar chart of {all.Count} countries, in {unit}.");
    }
}
