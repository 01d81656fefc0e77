using System.Text.Json.Nodes;
using DeepInnovation.Core.Json;
using DeepInnovation.Notebooks.Documents;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>Formats a value by the registered formatters of host and notebook.</summary>
internal static class DisplayFormat
{
    /// <param name="value">The value; null is shown as such.</param>
    /// <param name="mimeTypes">The MIME types to produce; the type's preferred ones if empty.</param>
    internal static JsonObject DataOf(object? value, IReadOnlyList<string>? mimeTypes = null)
    {
        var wanted = mimeTypes?.Where(type => !string.IsNullOrWhiteSpace(type)).Distinct().ToList();
        if (wanted is null or { Count: 0 })
            wanted = [.. Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object))];
        if (CellScope.Current is { WantsPlainText: true } && !wanted.Contains(MimeTypes.Plain))
            wanted.Add(MimeTypes.Plain);
        var data = new JsonObject();
        foreach (var type in wanted)
            data[type] = Node(type, value.ToDisplayString(type));
        return data;
    }

    internal static JsonObject DataOf(string text, string mimeType) => new() { [mimeType] = Node(mimeType, text) };

    private static JsonNode? Node(string type, string text)
    {
        if (!MimeTypes.IsJson(type))
            return JsonValue.Create(text.ReplaceLineEndings("\n"));
        try
        {
            return StrictJson.Node(text);
        }
        catch (JsonFaultException error)
        {
            throw new FormatException($"The formatter for {type} gave no JSON: {error.Message}", error);
        }
    }
}
