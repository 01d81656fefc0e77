using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>
/// Writes JSON exactly as Python's nbformat does (indent 1, keys sorted by code unit, minimal escaping), so that files saved here
/// and by Jupyter differ only in content.
/// </summary>
internal static class CanonicalJson
{
    internal static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject json:
                AppendObject(text, json, depth);
                break;
            case JsonArray array:
                AppendArray(text, array, depth);
                break;
            default:
                if (node.GetValueKind() == JsonValueKind.String)
                    AppendString(text, node.GetValue<string>());
                else
                    text.Append(node.ToJsonString());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject json, int depth)
    {
        if (json.Count == 0)
        {
            text.Append("{}");
            return;
        }

        text.Append('{');
        var first = true;
        foreach (var (key, value) in json.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(first ? "\n" : ",\n").Append(' ', depth + 1);
            first = false;
            AppendString(text, key);
            text.Append(": ");
            Append(text, value, depth + 1);
        }

        text.Append('\n').Append(' ', depth).Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray array, int depth)
    {
        if (array.Count == 0)
        {
            text.Append("[]");
            return;
        }

        text.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', depth + 1);
            Append(text, array[i], depth + 1);
        }

        text.Append('\n').Append(' ', depth).Append(']');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                // A lone surrogate has no UTF-8 form but survives escaped.
                < ' ' => Escape(text, c),
                _ when char.IsSurrogate(c) && !IsPaired(value, i) => Escape(text, c),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static bool IsPaired(string value, int i) =>
        char.IsHighSurrogate(value[i])
            ? i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])
            : i > 0 && char.IsHighSurrogate(value[i - 1]);

    private static StringBuilder Escape(StringBuilder text, char c) =>
        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
