using System.Text;
using System.Text.Json;
using DeepInnovation.Core.Json;
using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>
/// Finds JSON values in scripts: a chart's figure or traces, wherever the drawing call has them. O(length) for scripts that are
/// mostly code or packed libraries.
/// </summary>
internal static class ScriptJson
{
    internal static IEnumerable<JsonNode> In(string script)
    {
        var bytes = Encoding.UTF8.GetBytes(script);
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes.AsSpan(at).IndexOfAny((byte)'{', (byte)'[');
            if (next < 0)
                yield break;
            at += next;
            if (Starts(bytes, at) && Parse(bytes, at, out var length) is { } node)
            {
                yield return node;
                at += length;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>A quick test for an object with a quoted key or a list of such, which code almost never starts with.</summary>
    private static bool Starts(byte[] bytes, int at)
    {
        for (var i = at; i < bytes.Length; i++)
        {
            if (bytes[i] == '"')
                return bytes[i - 1] == '{' || (i > at && char.IsWhiteSpace((char)bytes[i - 1]));
            if (bytes[i] is not ((byte)'{' or (byte)'[' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return false;
        }

        return false;
    }

    private static JsonNode? Parse(byte[] bytes, int at, out int length)
    {
        length = 0;
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(at));
            reader.Read();
            reader.Skip();
            length = (int)reader.BytesConsumed;
            return StrictJson.Node(bytes.AsSpan(at, length)) is { } node and (JsonObject or JsonArray { Count: > 0 }) ? node
                : null;
        }
        catch (Exception error) when (error is JsonException or JsonFaultException)
        {
            // It was code after all.
            return null;
        }
    }
}
