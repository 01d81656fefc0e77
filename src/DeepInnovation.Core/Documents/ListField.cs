using System.Text;
using System.Text.Json;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Core.Documents;

/// <summary>
/// Lists of texts inside one field, as the sources write them: a JSON list, a Python list (<c>['a', "b"]</c>, parsed and
/// never evaluated), or items between separators. Items are trimmed and empty ones removed. O(characters).
/// </summary>
public static class ListField
{
    /// <summary>Reads a list; null when the text begins as a bracketed list and is a broken one.</summary>
    /// <param name="text">The field.</param>
    /// <param name="separators">What separates items where there are no brackets.</param>
    /// <param name="mustBeJson">The file's format says that this is JSON, so nothing else is tried.</param>
    public static IReadOnlyList<string>? Parse(string text, ReadOnlySpan<char> separators, bool mustBeJson = false)
    {
        var list = text.AsSpan().Trim();
        if (list.IsEmpty)
            return [];
        if (mustBeJson)
            return Json(text);
        if (LooksBracketed(list))
            return (IsPython(list) ? null : Json(text)) ?? Python(list);
        var items = new List<string>();
        foreach (var range in list.SplitAny(separators))
            AddTo(items, list[range]);
        return items;
    }

    /// <summary>
    /// A list as the released files write it: JSON with a space behind each comma, letters of every script as they are.
    /// </summary>
    public static string Format(IReadOnlyList<string> items) =>
        "[" + string.Join(", ", items.Select(i => JsonSerializer.Serialize(i, JsonSettings.Compact))) + "]";

    // "[18F]FDG; PET" is no list: its bracket is followed by neither a quote nor the end, and it does not end in one.
    private static bool LooksBracketed(ReadOnlySpan<char> list) =>
        list[0] == '[' && (list[^1] == ']' || list[1..].TrimStart() is [] or ['"' or '\'' or ']', ..]);

    // Said at a glance, so that a corpus of Python lists is not tried as JSON item by item.
    private static bool IsPython(ReadOnlySpan<char> list) => list[1..].TrimStart() is ['\'', ..];

    private static List<string>? Json(string text)
    {
        try
        {
            using var document = StrictJson.Document(text);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return null;
            var items = new List<string>();
            foreach (var item in document.RootElement.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String)
                    AddTo(items, item.GetString());
                else if (item.ValueKind != JsonValueKind.Null)
                    return null;
            }

            return items;
        }
        catch (JsonFaultException)
        {
            return null;
        }
    }

    private static List<string>? Python(ReadOnlySpan<char> list)
    {
        var items = new List<string>();
        var rest = list[1..].TrimStart();
        while (!rest.IsEmpty && rest[0] is '\'' or '"')
        {
            if (PythonText(ref rest) is not { } item)
                return null;
            AddTo(items, item);
            rest = rest.TrimStart();
            if (rest is [',', ..])
                rest = rest[1..].TrimStart();
            else if (rest is not [']', ..])
                return null;
        }

        return rest is [']'] ? items : null;
    }

    /// <summary>Reads one quoted text with Python's escapes \\ \' \" \n \r \t \xHH \uHHHH; null when it is broken.</summary>
    private static string? PythonText(ref ReadOnlySpan<char> rest)
    {
        var quote = rest[0];
        var text = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == quote)
            {
                rest = rest[(i + 1)..];
                return IsWellFormed(text.ToString()) ? text.ToString() : null;
            }

            if (rest[i] != '\\')
            {
                text.Append(rest[i]);
                continue;
            }

            if (++i == rest.Length)
                return null;
            var digits = rest[i] switch { 'x' => 2, 'u' => 4, _ => 0 };
            if (digits > 0)
            {
                if (i + digits >= rest.Length || !ushort.TryParse(rest.Slice(i + 1, digits),
                    System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
                    return null;
                text.Append((char)code);
                i += digits;
                continue;
            }

            text.Append(rest[i] switch
            {
                'n' => "\n",
                'r' => "\r",
                't' => "\t",
                '\\' or '\'' or '"' => rest[i].ToString(),
                var other => "\\" + other,
            });
        }

        return null;
    }

    /// <summary>False when an escape has put half of a surrogate pair into the text, which no UTF-8 file can hold.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }

    private static void AddTo(List<string> items, ReadOnlySpan<char> item)
    {
        var text = item.Trim();
        if (!text.IsEmpty)
            items.Add(text.ToString());
    }
}
