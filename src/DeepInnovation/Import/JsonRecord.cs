using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace DeepInnovation.Import;

/// <summary>
/// An object of a source's JSON with typed access to its fields. A field that is missing or null is null; one of another
/// type than the source documents is a fault of the record and never read as something else.
/// </summary>
internal readonly struct JsonRecord(JsonElement element, string path = "")
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Parses one record and gives it to <paramref name="read"/>. O(bytes).</summary>
    /// <exception cref="RecordException">The bytes are no JSON object, or a field has the wrong type.</exception>
    internal static T Parse<T>(ReadOnlySpan<byte> utf8, Func<JsonRecord, T> read)
    {
        if (!Utf8.IsValid(utf8))
            throw new RecordException(null, Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 1000)]), "bytes that are not UTF-8");
        var rented = System.Buffers.ArrayPool<byte>.Shared.Rent(utf8.Length);
        try
        {
            utf8.CopyTo(rented);
            using var document = JsonDocument.Parse(rented.AsMemory(0, utf8.Length), Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new RecordException(null, Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 1000)]), "the record is no JSON object");
            return read(new JsonRecord(document.RootElement));
        }
        catch (JsonException error)
        {
            throw new RecordException(null, Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 1000)]),
                error.BytePositionInLine is { } at ? $"broken JSON at byte {at}" : $"broken JSON: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }
        catch (InvalidOperationException)
        {
            throw new RecordException(null, Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 1000)]), "broken JSON: half of a surrogate pair");
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(rented);
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
