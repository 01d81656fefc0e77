using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Runs;

namespace DeepInnovation.Hypergraphs.Hif;

/// <summary>
/// A file in the Hypergraph Interchange Format, the JSON that XGI and HyperNetX read and write (Coll and others, "HIF: The hypergraph
/// interchange format for higher-order networks", 2025; schema of the HIF standard). The document is kept as it was read, with all
/// attributes, ids as texts or integers, numbers as they were written and the order of everything, so a file that is read and written is
/// the same document.
/// </summary>
public sealed partial class HifDocument
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject _root;
    private readonly string? _path;

    private HifDocument(JsonObject root, string? path) => (_root, _path) = (root, path);

    /// <summary><c>undirected</c>, <c>directed</c> or <c>asc</c> (a simplicial complex); undirected where the file says nothing.</summary>
    public string NetworkType => (string?)_root["network-type"] ?? "undirected";

    /// <summary>The whole document; changing it does not change this one.</summary>
    public JsonObject ToJson() => (JsonObject)_root.DeepClone();

    /// <summary>Reads and checks a file. O(bytes).</summary>
    /// <exception cref="InputException">The file is missing, no JSON, or not as the schema wants it; the message names the entry.</exception>
    public static HifDocument Read(string path)
    {
        if (!File.Exists(path))
            throw new InputException("the file does not exist", path, null, mend: "Give the path of a HIF file");
        try
        {
            using var stream = File.OpenRead(path);
            return Of(JsonNode.Parse(stream, documentOptions: new JsonDocumentOptions { MaxDepth = 256 }), path);
        }
        catch (JsonException error)
        {
            throw new InputException(
                $"the file is no JSON: {error.Message.ReplaceLineEndings(" ")}", path, error.LineNumber is { } line ? (int)line + 1 : null, mend: "Write it again", inner: error);
        }
    }

    /// <summary>Checks a document that is already there. O(document).</summary>
    /// <param name="json">The document.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <exception cref="InputException">It is not as the schema wants it.</exception>
    public static HifDocument Of(JsonNode? json, string? path = null)
    {
        if (json is not JsonObject root)
            throw new InputException("a HIF file is one JSON object", path, null, mend: "Begin with { \"incidences\": [ ... ] }");
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
        try
        {
            if (NetworkType is not ("undirected" or "directed" or "asc"))
                throw Wrong("network-type", "is undirected, directed or asc", _root["network-type"]);
        }
        catch (InvalidOperationException)
        {
            throw Wrong("network-type", "is a text", _root["network-type"]);
        }

        if (_root["metadata"] is not (null or JsonObject))
            throw Wrong("metadata", "is an object", _root["metadata"]);
        if (!_root.ContainsKey("incidences"))
            throw Wrong("incidences", "is missing", null);
        Check("incidences", "edge", "node");
        Check("nodes", "node");
        Check("edges", "edge");
    }

    private void Check(string list, params string[] ids)
    {
        if (!_root.TryGetPropertyValue(list, out var value))
            return;
        if (value is not JsonArray entries)
            throw Wrong(list, "is a list", value);
        for (var i = 0; i < entries.Count; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{list}[{i}]");
            if (entries[i] is not JsonObject entry)
                throw Wrong(place, "is an object", entries[i]);
            foreach (var id in ids)
            {
                if (TextOf(entry[id]) is null)
                    throw Wrong($"{place}.{id}", "is a text or a whole number", entry[id]);
            }

            if (entry["weight"] is { } weight && weight.GetValueKind() != JsonValueKind.Number)
                throw Wrong($"{place}.weight", "is a number", weight);
            if (entry["direction"] is { } direction && TextOf(direction) is not ("head" or "tail"))
                throw Wrong($"{place}.direction", "is head or tail", direction);
            if (entry["attrs"] is not (null or JsonObject))
                throw Wrong($"{place}.attrs", "is an object", entry["attrs"]);
        }
    }

    /// <summary>An id as text: a text as it is, a whole number in digits; null for anything else.</summary>
    private static string? TextOf(JsonNode? id) => id?.GetValueKind() switch
    {
        JsonValueKind.String => (string?)id,
        JsonValueKind.Number when long.TryParse(id.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private InputException Wrong(string place, string rule, JsonNode? value) => new(
        $"{place} {rule}", _path, null, value: value?.ToJsonString() is { } text ? text[..Math.Min(60, text.Length)] : null, mend: "See the schema of the HIF standard");
}
