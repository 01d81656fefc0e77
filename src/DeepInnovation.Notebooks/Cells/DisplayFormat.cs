using System.Text.Json.Nodes;
using DeepInnovation.Core.Json;
using DeepInnovation.Notebooks.Documents;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>Turns a value into its representations, by the formatters that the host and the notebook registered.</summary>
internal static class DisplayFormat
{
    /// <param name="value">The value; null is shown as such.</param>
    /// <param name="mimeTypes">The types wanted; none means those that the value's type prefers.</param>
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

    /// <summary>A representation that is given as text.</summary>
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
