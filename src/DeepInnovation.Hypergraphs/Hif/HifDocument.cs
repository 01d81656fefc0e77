using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Hypergraphs.Hif;

/// <summary>
/// A file in the Hypergraph Interchange Format, the JSON that XGI and HyperNetX read and write (Coll and others, "HIF: The
/// hypergraph interchange format for higher-order networks", 2025; schema of the HIF standard). The document is kept as it was
/// read, with all attributes, ids as texts or integers, numbers as they were written and the order of everything, so a file
/// that is read and written is the same document. What the schema forbids is refused: a field that it does not know, a null
/// where it wants an object or a number.
/// </summary>
public sealed partial class HifDocument
{
    private const int MaximumDepth = 256;
    private static readonly JsonSerializerOptions Compact =
        new() { MaxDepth = MaximumDepth, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject _root;
    private readonly string? _path;

    private HifDocument(JsonObject root, string? path) => (_root, _path) = (root, path);

    /// <summary>
    /// <c>undirected</c>, <c>directed</c> or <c>asc</c> (a simplicial complex); undirected where the file says nothing.
    /// </summary>
    public string NetworkType => (string?)_root["network-type"] ?? "undirected";

    /// <summary>The whole document; changing it does not change this one.</summary>
    public JsonObject ToJson() => (JsonObject)_root.DeepClone();

    /// <summary>Reads and checks a file. O(bytes).</summary>
    /// <exception cref="InputException">The file is missing, no JSON, or not as the schema wants it; the
    /// message names the entry.</exception>
    public static HifDocument Read(string path)
    {
        if (!File.Exists(path))
            throw new InputException("the file does not exist", path, null, hint: "Give the path of a HIF file");
        try
        {
            return Of(StrictJson.Node(Disk.ReadAllBytes(path), MaximumDepth), path);
        }
        catch (JsonFaultException error)
        {
            throw JsonFile.Error(error, path, "the file is no JSON");
        }
    }

    /// <summary>Checks a document that is already there. O(document).</summary>
    /// <param name="json">The document.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <exception cref="InputException">It is not as the schema wants it.</exception>
    public static HifDocument Of(JsonNode? json, string? path = null)
    {
        if (json is not JsonObject root)
            throw new InputException("a HIF file is one JSON object", path, null, hint: "Begin with { \"incidences\": [ ... ] }");
        var document = new HifDocument((JsonObject)root.DeepClone(), path);
        document.Check();
        return document;
    }

    /// <summary>Writes the document atomically, without spaces, one line. The same document gives the same bytes.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, AtomicFile.Utf8, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(_root.ToJsonString(Compact));
    });

    private void Check()
    {
        RefuseUnknown(_root, "", "network-type", "metadata", "incidences", "nodes", "edges");
        if (_root.ContainsKey("network-type") && StringOf(_root["network-type"]) is not ("undirected" or "directed" or "asc"))
            throw Wrong(_root, "network-type", "", _root["network-type"] is JsonValue value
                && value.GetValueKind() != JsonValueKind.String ? "is a text" : "is undirected, directed or asc");
        RequireObject(_root, "metadata", "");
        if (!_root.ContainsKey("incidences"))
            throw Wrong("incidences is missing", null);
        Check("incidences", ["edge", "node"], "direction");
        Check("nodes", ["node"]);
        Check("edges", ["edge"]);
    }

    private void Check(string list, string[] ids, params string[] more)
    {
        if (!_root.TryGetPropertyValue(list, out var value))
            return;
        if (value is not JsonArray entries)
            throw Wrong(_root, list, "", "is a list");
        string[] known = [.. ids, "weight", "attrs", .. more];
        for (var i = 0; i < entries.Count; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{list}[{i}].");
            if (entries[i] is not JsonObject entry)
                throw Wrong(place.TrimEnd('.') + " is an object", Shown(entries[i]));
            foreach (var id in ids)
            {
                if (HifId.TextOf(entry[id]) is null)
                    throw Wrong(entry, id, place, "is a text or a whole number");
            }

            if (entry.TryGetPropertyValue("weight", out var weight) && weight?.GetValueKind() != JsonValueKind.Number)
                throw Wrong(entry, "weight", place, "is a number");
            if (entry.TryGetPropertyValue("direction", out var direction) && StringOf(direction) is not ("head" or "tail"))
                throw Wrong(entry, "direction", place, "is head or tail");
            RequireObject(entry, "attrs", place);
            RefuseUnknown(entry, place, known);
        }
    }

    /// <summary>The schema knows no field but these; what is more belongs into attrs or metadata.</summary>
    private void RefuseUnknown(JsonObject entry, string place, params string[] known)
    {
        if (entry.FirstOrDefault(field => !known.Contains(field.Key)).Key is { } other)
            throw Wrong(entry, other, place,
                $"is no field of HIF, and what is more stands in {(place.Length == 0 ? "metadata" : "attrs")}");
    }

    private void RequireObject(JsonObject entry, string field, string place)
    {
        if (entry.TryGetPropertyValue(field, out var value) && value is not JsonObject)
            throw Wrong(entry, field, place, "is an object");
    }

    private static string? StringOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? (string?)node : null;

    private InputException Wrong(JsonObject entry, string field, string place, string rule) =>
        Wrong($"{place}{field} {rule}", entry.ContainsKey(field) ? Shown(entry[field]) : null);

    private InputException Wrong(string problem, string? shown) =>
        new(problem, _path, null, value: shown, hint: "See the schema of the HIF standard");

    private static string Shown(JsonNode? value) => value is null ? "null" : value.ToJsonString(Compact);
}
