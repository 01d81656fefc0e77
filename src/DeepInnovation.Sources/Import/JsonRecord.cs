using System.Globalization;
using System.Text.Json;
using DeepInnovation.Core.Json;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// An object of a source's JSON with typed access to its fields. A field that is missing or null is null; one of another
/// type than the source documents is a fault of the record and never read as something else.
/// </summary>
internal readonly struct JsonRecord(JsonElement element, string path = "", bool repeats = false)
{
    /// <summary>Parses one record and gives it to <paramref name="read"/>. O(bytes).</summary>
    /// <param name="utf8">The record.</param>
    /// <param name="read">Reads its fields.</param>
    /// <param name="repeatable">A field of the record in whose object a key may stand twice;
    /// anywhere else that is a fault.</param>
    /// <exception cref="RecordException">The bytes are no JSON object, or a field has the wrong type.</exception>
    internal static T Parse<T>(ReadOnlySpan<byte> utf8, Func<JsonRecord, T> read, string? repeatable = null)
    {
        try
        {
            return repeatable is null
                ? StrictJson.Read(utf8, root => Of(root, repeats: false))
                : StrictJson.Read(utf8, repeatable, Of);
        }
        catch (JsonFaultException error)
        {
            var (field, reason) = BrokenRecord.Of(error.Fault);
            throw new RecordException(field, BrokenRecord.Text(utf8), reason);
        }

        T Of(JsonElement root, bool repeats) => root.ValueKind == JsonValueKind.Object
            ? read(new JsonRecord(root, repeats: repeats))
            : throw new RecordException(null, root.GetRawText(), "the record is no JSON object");
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
        if (value.ValueKind == JsonValueKind.Number && (value.TryGetInt64(out var number) || IsWhole(value, out number)))
            return number;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is var text && text!.Trim().Length == 0)
            return null;
        if (value.ValueKind == JsonValueKind.String
            && long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
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
            yield return item.ValueKind == JsonValueKind.Object ? new JsonRecord(item, inside)
                : throw new RecordException(inside.TrimEnd('.'), item.GetRawText(), "a list of objects is wanted");
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

    /// <summary>A list of texts or of objects with a text in them, blank ones and nulls left out; empty when missing.</summary>
    internal IEnumerable<string> TextsOrObjects(string name, Func<JsonRecord, string?> text)
    {
        foreach (var item in Items(name))
        {
            var found = item.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => Clean(item.GetString()!, name),
                JsonValueKind.Object => text(new JsonRecord(item, path + name + ".")),
                _ => throw new RecordException(path + name, item.GetRawText(), "a list of texts or objects is wanted"),
            };
            if (!string.IsNullOrEmpty(found))
                yield return found;
        }
    }

    /// <summary>A number; null when missing.</summary>
    internal double? Score(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value => value.GetDouble(),
        // Tables of text columns write numbers as texts.
        { ValueKind: JsonValueKind.String } value
            when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var score) => score,
        { } value => throw Wrong(name, value, "a number"),
    };

    /// <summary>True when the field is there, even as null.</summary>
    internal bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>A value of whatever kind; null when missing.</summary>
    internal JsonElement? Value(string name) => Find(name);

    /// <summary>True when a key may stand twice in the object where it is allowed to; false when none does.</summary>
    internal bool Repeats => repeats;

    /// <summary>The fields of this object with their values.</summary>
    internal JsonElement.ObjectEnumerator Fields => element.EnumerateObject();

    internal JsonValueKind KindOf(string name) => Find(name)?.ValueKind ?? JsonValueKind.Null;

    internal RecordException Fault(string name, string reason) => new(path + name, Find(name)?.GetRawText(), reason);

    /// <summary>Tables that pass through floating-point columns write whole numbers as <c>2024.0</c>.</summary>
    private static bool IsWhole(JsonElement value, out long number)
    {
        var isWhole = value.TryGetDecimal(out var exact) && exact == decimal.Truncate(exact)
            && exact is >= long.MinValue and <= long.MaxValue;
        number = isWhole ? (long)exact : 0;
        return isWhole;
    }

    private JsonElement.ArrayEnumerator Items(string name) => Find(name) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } value => throw Wrong(name, value, "a list"),
    };

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Clean(string text, string name) =>
        text.Contains('\0', StringComparison.Ordinal)
            ? throw new RecordException(path + name, text, "a NUL character") : text.Trim();

    private RecordException Wrong(string name, JsonElement value, string wanted) =>
        new(path + name, value.GetRawText(), $"{wanted} is wanted");
}
