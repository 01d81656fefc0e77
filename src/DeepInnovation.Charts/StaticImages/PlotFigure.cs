using System.Text.Json.Nodes;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>
/// A figure parsed from the JSON that plotly.js gets, so that static and interactive charts draw the same data.
/// </summary>
internal sealed class PlotFigure
{
    private static readonly string[] Known = ["scatter", "bar", "heatmap", "funnel"];
    private static readonly string[] Axes = ["xaxis", "yaxis"];
    private readonly JsonObject _layout;

    internal PlotFigure(string json)
    {
        var root = JsonNode.Parse(json)!;
        _layout = root["layout"] as JsonObject ?? [];
        Traces = [.. root["data"]!.AsArray().Select((trace, i) => new PlotTrace(i, trace!.AsObject()))];
    }

    internal IReadOnlyList<PlotTrace> Traces { get; }

    /// <summary>Names what cannot be drawn statically; null when everything can.</summary>
    internal string? Obstacle
    {
        get
        {
            if (Traces.Count == 0)
                return "it has no traces";
            if (Traces.FirstOrDefault(t => !Known.Contains(t.Type)) is { } other)
                return $"it has a trace of type {other.Type}";
            return Axes.Select(a => Axis(a)["type"]?.ToString())
                .FirstOrDefault(t => t is "log" or "date" or "multicategory") is { } type
                ? $"it has an axis of type {type}"
                : null;
        }
    }

    internal string BarMode => (string?)_layout["barmode"] ?? "group";

    internal double BarGap => PlotValue.Of(_layout["bargap"]).Number ?? 0.2;

    internal bool ShowsLegend => (bool?)_layout["showlegend"] ?? (Traces.Count > 1);

    internal IEnumerable<JsonObject> Shapes => (_layout["shapes"] as JsonArray ?? []).OfType<JsonObject>();

    internal IEnumerable<JsonObject> Annotations => (_layout["annotations"] as JsonArray ?? []).OfType<JsonObject>();

    internal JsonObject Axis(string name) => _layout[name] as JsonObject ?? [];
}
