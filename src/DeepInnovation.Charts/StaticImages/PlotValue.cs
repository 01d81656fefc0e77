using System.Text.Json.Nodes;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>A trace's value: number, text, or a gap.</summary>
internal readonly record struct PlotValue(double? Number, string? Text)
{
    internal bool IsGap => Number is null && Text is null;

    internal static PlotValue Of(JsonNode? node) => node is not JsonValue value ? default
        : value.TryGetValue<string>(out var text) ? new PlotValue(null, text)
        : value.TryGetValue<double>(out var number) ? new PlotValue(number, null)
        : default;

    internal static IReadOnlyList<PlotValue> List(JsonNode? node) => node is JsonArray array ? [.. array.Select(Of)] : [];
}
