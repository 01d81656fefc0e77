using System.Globalization;
using System.Text.Json;
using DeepInnovation.Core.Json;
using DeepInnovation.Corpus;

namespace DeepInnovation.Import;

/// <summary>
/// An object of a source's JSON with typed access to its fields. A field that is missing or null is null; one of another
/// type than the source documents is a fault of the record and never read as something else.
/// </summary>
internal readonly struct JsonRecord(JsonElement element, string path = "")
{
    /// <summary>Parses one record and gives it to <paramref name="read"/>. O(bytes).</summary>
    /// <exception cref="RecordException">The bytes are no JSON object, or a field has the wrong type.</exception>
    internal static T Parse<T>(ReadOnlySpan<byte> utf8, Func<JsonRecord, T> read)
    {
        try
        {
            return StrictJson.Read(utf8, root => root.ValueKind == JsonValueKind.Object ? read(new JsonRecord(root))
                : throw new RecordException(null, root.GetRawText(), "the record is no JSON object"));
        }
        catch (JsonFaultException error)
        {
            var (field, reason) = BrokenRecord.Of(error.Fault);
            throw new RecordException(field, BrokenRecord.Text(utf8), reason);
        }
    }

    /// <summary>A text, trimmed; null when missing, null or blank.</summary>
    internal string? Text(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Wrong(name, value, "a text");
        return Clean(value.GetString()!, name) is { Length: > 0 } text ? text : null;
    }

    /// <summary>A whole number; sources that write 64-bit numbers as texts are taken at their word.</summary>
    internal long? Number(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
            return number;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is var text && text!.Trim().Length == 0)
            return null;
        if (value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return number;
        throw Wrong(name, value, "a whole number");
    }

    /// <summary>True or false; null when missing.</summary>
    internal bool? Flag(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Wrong(name, value, "true or false"),
    };

    /// <summary>An object; null when missing.</summary>
    internal JsonRecord? Object(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new JsonRecord(value, path + name + ".")
        : throw Wrong(name, value, "an object");

    /// <summary>A list of objects; empty when missing.</summary>
    internal IEnumerable<JsonRecord> Objects(string name)
    {
        var inside = path + name + ".";
        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.Null)
                continue;
            yield return item.ValueKind == JsonValueKind.Object ? new JsonRecord(item, inside) : throw new RecordException(inside.TrimEnd('.'), item.GetRawText(), "a list of objects is wanted");
        }
    }

    /// <summary>A list of texts, trimmed, blank ones and nulls left out; empty when missing.</summary>
    internal IEnumerable<string> Texts(string name)
    {
        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.Null)
                continue;
            if (item.ValueKind != JsonValueKind.String)
                throw new RecordException(path + name, item.GetRawText(), "a list of texts is wanted");
            if (Clean(item.GetString()!, name) is { Length: > 0 } text)
                yield return text;
        }
    }

    /// <summary>The fields of this object with their values.</summary>
    internal JsonElement.ObjectEnumerator Fields => element.EnumerateObject();

    internal JsonValueKind KindOf(string name) => Find(name)?.ValueKind ?? JsonValueKind.Null;

    internal RecordException Fault(string name, string reason) => new(path + name, Find(name)?.GetRawText(), reason);

    private JsonElement.ArrayEnumerator Items(string name) => Find(name) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } value => throw Wrong(name, value, "a list"),
    };

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Clean(string text, string name) =>
        text.Contains('\0', StringComparison.Ordinal) ? throw new RecordException(path + name, text, "a NUL character") : text.Trim();

    private RecordException Wrong(string name, JsonElement value, string wanted) => new(path + name, value.GetRawText(), $"{wanted} is wanted");
}
