using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Text;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace DeepInnovation.Charts;

/// <summary>
/// Collects traces and a layout in plotly.js terms and builds a chart, for charts that <see cref="Charts"/> does not offer. Its
/// public members use no Plotly.NET types.
/// </summary>
/// <param name="height">The chart's height in pixels; its width is the page's.</param>
public sealed class Figure(int height = 380)
{
    private static readonly string[] UnusedButtons = ["select2d", "lasso2d", "autoScale2d"];

    private readonly List<Trace> _traces = [];
    private readonly Dictionary<string, object?> _layout = [];

    /// <summary>The chart's height in pixels.</summary>
    public int Height => height;

    /// <summary>Adds a trace, skipping attributes whose value is null.</summary>
    /// <param name="type">Its type, for example <c>bar</c>.</param>
    /// <param name="attributes">Its attributes.</param>
    public void Add(string type, params (string Name, object? Value)[] attributes)
    {
        var trace = new Trace(type);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                trace.SetProperty(name, value);
        }

        _traces.Add(trace);
    }

    /// <summary>Sets an attribute of the layout.</summary>
    /// <param name="name">The attribute, for example <c>barmode</c>.</param>
    /// <param name="value">Its value.</param>
    public void Set(string name, object value) => _layout[name] = value;

    /// <summary>Describes an axis: its title (with the unit), its number format and what else it needs.</summary>
    /// <param name="name"><c>xaxis</c> or <c>yaxis</c>.</param>
    /// <param name="title">The title.</param>
    /// <param name="tickFormat">The format of its numbers in the notation of d3; null for the usual one.</param>
    /// <param name="more">Other attributes.</param>
    public void Axis(string name, string title, string? tickFormat = null, params (string Name, object? Value)[] more)
    {
        var axis = new Dictionary<string, object?>
        {
            ["title"] = Attributes(("text", Label(title)), ("standoff", 8)),
            ["automargin"] = true,
            ["gridcolor"] = Palette.Grid,
            ["linecolor"] = Palette.Axis,
            ["zerolinecolor"] = Palette.Axis,
            ["ticks"] = "",
        };
        if (tickFormat is not null)
            axis["tickformat"] = tickFormat;
        foreach (var (key, value) in more)
            axis[key] = value;
        _layout[name] = axis;
    }

    /// <summary>The chart as a view. O(points).</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="description">What it shows, in a sentence, for readers who do not see it.</param>
    public ChartView ToView(string title, string description) => new(title, description, height, ToChart(title), themed: true);

    private GenericChart ToChart(string title)
    {
        var layout = new Layout();
        layout.SetProperty("title", Attributes(("text", Label(title))));
        layout.SetProperty("height", height);
        layout.SetProperty("autosize", true);
        layout.SetProperty("margin", Attributes(("l", 60), ("r", 16), ("t", 16), ("b", 48)));
        layout.SetProperty("paper_bgcolor", "rgba(0,0,0,0)");
        layout.SetProperty("plot_bgcolor", "rgba(0,0,0,0)");
        layout.SetProperty("legend", Attributes(
            ("orientation", "h"), ("x", 0), ("xanchor", "left"), ("y", 1.02), ("yanchor", "bottom"), ("bgcolor", "rgba(0,0,0,0)"),
            ("traceorder", "normal")));
        layout.SetProperty("hovermode", "closest");
        foreach (var (name, value) in _layout)
            layout.SetProperty(name, value);
        var config = new Config();
        config.SetProperty("displaylogo", false);
        config.SetProperty("modeBarButtonsToRemove", UnusedButtons);
        return GenericChart.setConfig(config,
            GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, ListModule.OfSeq(_traces))));
    }

    /// <summary>Attributes within an attribute, skipping those whose value is null.</summary>
    /// <param name="attributes">Names and values.</param>
    public static Dictionary<string, object?> Attributes(params (string Name, object? Value)[] attributes) =>
        attributes.Where(a => a.Value is not null).ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);

    /// <summary>
    /// Escapes text for plotly.js labels, which interpret tags, entities and, with MathJax, dollar signs (whose
    /// <c>\href</c> accepts any address).
    /// </summary>
    /// <param name="text">The text as people read it.</param>
    public static string Label(string text) => VisibleText.Line(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("$", "&#36;", StringComparison.Ordinal);

    /// <summary>Replaces non-finite values by gaps.</summary>
    /// <param name="values">The values.</param>
    public static double?[] Values(IEnumerable<double?> values) =>
        [.. values.Select(v => v is { } n && double.IsFinite(n) ? v : null)];
}
