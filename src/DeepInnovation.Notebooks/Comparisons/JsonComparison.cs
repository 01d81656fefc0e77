using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>Compares JSON value by value; of charts only data and titles, not styling.</summary>
internal static class JsonComparison
{
    private static readonly string[] Looks =
        [
            "line", "hovertemplate", "hoverinfo", "hoverlabel", "hoverongaps", "colorscale", "colorbar",
            "textfont", "insidetextfont", "outsidetextfont", "textposition", "mode",
            "opacity", "fill", "fillcolor", "connector", "showscale", "uid",
        ];

    internal static void Compare(Comparison comparison, string place, JsonNode? from, JsonNode? to)
    {
        var (before, after) = (Chart(from), Chart(to));
        if (before is { } old && after is { } now)
            Charts(comparison, $"chart{(old.Title.Length > 0 ? $" \"{old.Title}\"" : "")}", old, now);
        else
            Value(comparison, place, from, to);
    }

    private sealed record Figure(string Title, List<JsonObject> Traces, JsonObject Words);

    /// <summary>A Plotly figure, or a bare list of traces; null for other JSON.</summary>
    private static Figure? Chart(JsonNode? node)
    {
        var (traces, layout) = node switch
        {
            JsonObject figure when figure["data"] is JsonArray data => (data, figure["layout"] as JsonObject ?? []),
            JsonArray list => (list, new JsonObject()),
            _ => (null, []),
        };
        if (traces is null || !traces.All(trace => trace is JsonObject { } t && (t.ContainsKey("type") || t.ContainsKey("y"))))
            return null;
        return new Figure(TitleOf(layout["title"]), [.. traces.OfType<JsonObject>().Select(Bare)], WordsOf(layout));
    }

    private static void Charts(Comparison comparison, string place, Figure from, Figure to)
    {
        if (from.Traces.Count != to.Traces.Count)
            comparison.Text($"{place}, series", $"{from.Traces.Count} series", $"{to.Traces.Count} series");
        for (var i = 0; i < Math.Min(from.Traces.Count, to.Traces.Count); i++)
        {
            var name = from.Traces[i]["name"]?.ToString();
            if (name is null || !comparison.Rules.Columns.Contains(name))
                Value(comparison, $"{place}, series {name ?? $"{i + 1}"}", from.Traces[i], to.Traces[i]);
        }

        Value(comparison, place, from.Words, to.Words);
    }

    private static void Value(Comparison comparison, string place, JsonNode? from, JsonNode? to)
    {
        switch (from, to)
        {
            case (JsonObject before, JsonObject after):
                foreach (var key in before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key))
                    .Where(key => !comparison.Rules.Columns.Contains(key)))
                    Value(comparison, $"{place}, {key}", before[key], after[key]);
                break;
            case (JsonArray before, JsonArray after):
                if (before.Count != after.Count)
                    comparison.Text(place, $"{before.Count} values", $"{after.Count} values");
                for (var i = 0; i < Math.Min(before.Count, after.Count); i++)
                    Value(comparison, $"{place}[{i}]", before[i], after[i]);
                break;
            case (JsonValue before, JsonValue after)
                when before.GetValueKind() == JsonValueKind.Number && after.GetValueKind() == JsonValueKind.Number:
                comparison.Number(
                    place, before.ToJsonString(), after.ToJsonString(), before.GetValue<double>(), after.GetValue<double>());
                break;
            case (JsonValue before, JsonValue after)
                when before.GetValueKind() == JsonValueKind.String && after.GetValueKind() == JsonValueKind.String:
                TextComparison.Compare(comparison, place, before.GetValue<string>(), after.GetValue<string>());
                break;
            default:
                comparison.Text(place, from?.ToJsonString() ?? "(none)", to?.ToJsonString() ?? "(none)");
                break;
        }
    }

    /// <summary>A trace without colours and widths; lists inside a marker are data.</summary>
    private static JsonObject Bare(JsonObject trace)
    {
        var bare = new JsonObject();
        foreach (var (key, value) in trace.Where(pair => !Looks.Contains(pair.Key)))
        {
            if (key != "marker")
                bare[key] = value?.DeepClone();
            else if (value is JsonObject marker && marker.Where(pair => pair.Value is JsonArray).ToList() is { Count: > 0 } lists)
                bare[key] = new JsonObject(lists.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        }

        return bare;
    }

    private static JsonObject WordsOf(JsonObject layout)
    {
        var words = new JsonObject();
        foreach (var (key, value) in layout)
        {
            if (key == "title")
                words[key] = TitleOf(value);
            else if (key is "shapes" or "annotations")
                words[key] = new JsonArray([.. (value as JsonArray ?? []).OfType<JsonObject>().Select(Marked)]);
            else if (value is JsonObject axis && axis.ContainsKey("title"))
                words[key] = TitleOf(axis["title"]);
        }

        return words;
    }

    /// <summary>A chart annotation's text and target.</summary>
    private static JsonObject Marked(JsonObject mark) => new(
        mark.Where(pair => pair.Key is "text" or "x" or "y" or "x0" or "x1" or "y0" or "y1").Select(
            pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    private static string TitleOf(JsonNode? title) => (title is JsonObject json ? json["text"] : title)?.ToString() ?? "";
}
