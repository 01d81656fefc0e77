using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts;

/// <content>Funnels.</content>
public static partial class Charts
{
    /// <summary>
    /// A funnel: what remains after each step, top down, with the count and its percentage of the previous step.
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="steps">The steps and what remains after each.</param>
    /// <param name="unit">What is counted.</param>
    public static ChartView Flow(string title, IEnumerable<(string Step, double Left)> steps, string unit)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var list = steps.ToList();
        var figure = new Figure(Math.Max(200, 80 + (46 * list.Count)));
        figure.Add("funnel",
            ("y", list.Select(s => Figure.Label(s.Step)).ToArray()),
            ("x", Figure.Values(list.Select(s => (double?)s.Left))),
            ("textposition", "auto"),
            ("texttemplate", "%{value:,} (%{percentPrevious:.0%})"),
            ("marker", Figure.Attributes(("color", Palette.Color(0)))),
            ("connector", Figure.Attributes(("fillcolor", Palette.Faint(0)))),
            ("hovertemplate", "%{y}: %{x:,} " + Figure.Label(unit) + "<extra></extra>"));
        figure.Axis("yaxis", "", null, ("type", "category"), ("autorange", "reversed"));
        figure.Set("showlegend", false);
        return figure.ToView(title, $"Funnel of {list.Count} steps, in {unit}.");
    }
}
