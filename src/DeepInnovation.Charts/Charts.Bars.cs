using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts;

/// <content>Values by category.</content>
public static partial class Charts
{
    private const int BarHeight = 26;

    /// <summary>One horizontal bar per category, top to bottom in the given order.</summary>
    /// <param name="title">The title.</param>
    /// <param name="bars">Names and values; a repeated name puts both bars in one place.</param>
    /// <param name="unit">What the values count or measure.</param>
    public static ChartView Bars(string title, IEnumerable<(string Name, double Value)> bars, string unit)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var list = bars.ToList();
        return GroupedBars(title, [.. list.Select(b => b.Name)], [("", [.. list.Select(b => (double?)b.Value)])], unit);
    }

    /// <summary>One group of bars per category, for example papers and patents by country.</summary>
    /// <param name="title">The title.</param>
    /// <param name="categories">The categories, from the top.</param>
    /// <param name="groups">One colour each: a name and one value per category, null for none.</param>
    /// <param name="unit">What the values count or measure.</param>
    /// <exception cref="ArgumentException">A group has another number of values than there are categories.</exception>
    public static ChartView GroupedBars(
        string title, IReadOnlyList<string> categories,
        IReadOnlyList<(string Name, IReadOnlyList<double?> Values)> groups, string unit)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(groups);
        var figure = new Figure(
            Math.Max(180, 100 + (categories.Count * (groups.Count > 1 ? 10 + (18 * groups.Count) : BarHeight))));
        for (var i = 0; i < groups.Count; i++)
        {
            var (name, values) = groups[i];
            if (values.Count != categories.Count)
                throw new ArgumentException(
                    $"Group {name} has {values.Count} values for {categories.Count} categories.", nameof(groups));
            figure.Add("bar",
                ("orientation", "h"),
                ("name", Figure.Label(name)),
                ("y", categories.Select(Figure.Label).ToArray()),
                ("x", Figure.Values(values)),
                ("marker", Figure.Attributes(("color", Palette.Color(i)))),
                ("hovertemplate", "%{y}: " + Value("x", unit) + (groups.Count > 1 ? "" : "<extra></extra>")));
        }

        figure.Axis("xaxis", unit, TickFormat(unit), ("rangemode", "tozero"));
        figure.Axis("yaxis", "", null, ("autorange", "reversed"), ("type", "category"));
        figure.Set("showlegend", groups.Count > 1);
        figure.Set("bargap", 0.25);
        return figure.ToView(title, $"Bar chart of {categories.Count} categories, in {unit}.");
    }
}
