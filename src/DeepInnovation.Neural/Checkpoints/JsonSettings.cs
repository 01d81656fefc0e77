using System.Text.Json;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>The settings of a JSON file with an object at its root; a setting that is null counts as absent.</summary>
internal sealed class JsonSettings
{
    private readonly JsonElement root;

    private JsonSettings(string path, JsonElement root) => (Path, this.root) = (path, root);

    public string Path { get; }

    public static JsonSettings Read(string path) => new(path, ReadRoot(path, JsonValueKind.Object));

    /// <summary>The objects of a file with an array at its root.</summary>
    public static IReadOnlyList<JsonSettings> ReadList(string path)
    {
        var items = ReadRoot(path, JsonValueKind.Array).EnumerateArray().ToArray();
        return items.All(i => i.ValueKind == JsonValueKind.Object)
            ? [.. items.Select(i => new JsonSettings(path, i))]
            : throw FileFault.In(path, "holds something other than objects in its array");
    }

    public int? Integer(string name) => Find(name, JsonValueKind.Number) is { } value
        ? value.TryGetInt32(out var number) ? number : throw Wrong(name, value, "a whole number")
        : null;

    public double? Number(string name) => Find(name, JsonValueKind.Number) is { } value
        ? value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(name, value, "a finite number")
        : null;

    public bool? Flag(string name) => Find(name, JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    public string? Text(string name) => Find(name, JsonValueKind.String) is { } value ? value.GetString() : null;

    public IReadOnlyList<string> Texts(string name) => Find(name, JsonValueKind.Array) is { } value
        ? [.. value.EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, value, "an array of strings"))]
        : [];

    /// <summary>The texts of an object such as <c>id2label</c>, by key; null where it is absent.</summary>
    public IReadOnlyDictionary<string, string>? Map(string name) => Find(name, JsonValueKind.Object)?.EnumerateObject().ToDictionary(
        p => p.Name,
        p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : throw Wrong(name, p.Value, "strings"),
        StringComparer.Ordinal);

    /// <summary>The names of all settings that are true.</summary>
    public IEnumerable<string> TrueFlags() =>
        root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.True).Select(p => p.Name);

    private static JsonElement ReadRoot(string path, JsonValueKind kind)
    {
        try
        {
            using var document = StrictJson.Document(FileFault.ReadAllBytes(path));
            return document.RootElement.ValueKind == kind
                ? document.RootElement.Clone()
                : throw FileFault.In(path, $"its root is not a JSON {kind.ToString().ToLowerInvariant()}");
        }
        catch (JsonFaultException e)
        {
            throw FileFault.In(path, $"is not valid JSON, {e.Fault}", $"{e.Fault.Hint}, or download it again", e);
        }
    }

    private JsonElement? Find(string name, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return kinds.Contains(value.ValueKind)
            ? value
            : throw Wrong(name, value, kinds[0] switch
            {
                JsonValueKind.True => "true or false",
                JsonValueKind.Array => "an array",
                JsonValueKind.Object => "an object",
                JsonValueKind.Number => "a number",
                _ => "a string",
            });
    }

    private ModelException Wrong(string name, JsonElement value, string expected) =>
        FileFault.In(Path, $"{name} is {FileFault.Quote(value.GetRawText())}, expected {expected}");
}
