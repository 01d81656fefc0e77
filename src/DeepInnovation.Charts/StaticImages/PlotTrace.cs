using System.Text.Json.Nodes;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>One trace of a plotly.js figure.</summary>
/// <param name="index">Its index in the figure.</param>
/// <param name="node">Its JSON.</param>
internal sealed class PlotTrace(int index, JsonObject node)
{
    internal int Index => index;

    internal string Type { get; } = (string?)node["type"] ?? "scatter";

    internal string Name { get; } = ImageText.Line((string?)node["name"] ?? "");

    internal IReadOnlyList<PlotValue> X { get; } = PlotValue.List(node["x"]);

    internal IReadOnlyList<PlotValue> Y { get; } = PlotValue.List(node["y"]);

    internal IReadOnlyList<IReadOnlyList<PlotValue>> Z { get; } = node["z"] is JsonArray rows
        ? [.. rows.Select(PlotValue.List)] : [];

    internal bool Horizontal => Text("orientation") == "h";

    internal bool Has(string mode) => (Text("mode") ?? "lines+markers").Contains(mode, StringComparison.Ordinal);

    internal bool InLegend => Name.Length > 0 && ((bool?)node["showlegend"] ?? true);

    internal string Color =>
        ImageColor.Of(Text("line", "color") ?? Text("marker", "color"), ImageColor.Of(Palette.Color(index)).Hex).Hex;

    /// <summary>The colour of one bar or point; points may differ.</summary>
    internal string ColorOf(int point) => node["marker"]?["color"] is JsonArray colors && point < colors.Count
        ? ImageColor.Of((string?)colors[point]).Hex
        : ImageColor.Of(Text("marker", "color"), Color).Hex;

    internal string? Text(string attribute) =>
        node[attribute] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    internal string? Text(string parent, string attribute) =>
        node[parent] is JsonObject inner && inner[attribute] is JsonValue value
        && value.TryGetValue<string>(out var text) ? text : null;

    internal double? Number(string attribute) => PlotValue.Of(node[attribute]).Number;

    internal double? Number(string parent, string attribute) =>
        node[parent] is JsonObject inner ? PlotValue.Of(inner[attribute]).Number : null;

    internal bool Is(string attribute, bool otherwise) =>
        node[attribute] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    /// <summary>The value of an attribute for one point: a list element or the shared value.</summary>
    internal JsonNode? At(string attribute, int point) => node[attribute] switch
    {
        JsonArray array => point < array.Count ? array[point] : null,
        var one => one,
    };

    internal JsonNode? Node(string attribute) => node[attribute];
}
