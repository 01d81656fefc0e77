using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DeepInnovation.Core.Json;

/// <summary>Goes through a JSON text token by token and finds its first fault, in the order of the text.</summary>
internal ref struct JsonWalk
{
    internal const string HalfPair = "half of a surrogate pair is no character";
    internal const string HalfPairHint = "Write both halves, or take it out";

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _start;
    private readonly int _depth;
    private readonly bool _allowNullItems;
    private readonly string? _repeatable;
    private readonly List<Container> _open = [];
    private Utf8JsonReader _reader;

    /// <param name="utf8">The text.</param>
    /// <param name="depth">How deep it may be nested.</param>
    /// <param name="allowNullItems">Whether a list may hold null.</param>
    /// <param name="repeatable">The field of the root in which a key may stand twice and a pair be half; empty for all of the
    /// text, null for none of it.</param>
    internal JsonWalk(ReadOnlySpan<byte> utf8, int depth, bool allowNullItems, string? repeatable = null)
    {
        _text = utf8;
        _repeatable = repeatable;
        _depth = depth;
        _allowNullItems = allowNullItems;
        _start = utf8.StartsWith(EncodingFault.Mark) ? EncodingFault.Mark.Length : 0;
        // Not as the last block: then an end that comes too early is told from a wrong character.
        _reader = new Utf8JsonReader(utf8[_start..], isFinalBlock: false,
            new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue }));
    }

    internal JsonFault? Fault()
    {
        try
        {
            var any = false;
            while (_reader.Read())
            {
                any = true;
                if (Token() is { } fault)
                    return fault;
            }

            return AtEnd(any);
        }
        catch (JsonException error)
        {
            return Syntax(TextPlace.OffsetOf(_text, _start, error.LineNumber ?? 0, error.BytePositionInLine ?? 0));
        }
    }

    private JsonFault? Token()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                return Key();
            case JsonTokenType.StartObject or JsonTokenType.StartArray when _open.Count == _depth:
                return At(_reader.TokenStartIndex, JsonFaultKind.TooDeep,
                    $"it is nested deeper than {_depth} levels", "Flatten it");
            case JsonTokenType.StartObject:
                _open.Add(new Container(new HashSet<string>(StringComparer.Ordinal)));
                return null;
            case JsonTokenType.StartArray:
                _open.Add(new Container(null));
                return null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.RemoveAt(_open.Count - 1);
                break;
            case JsonTokenType.String when !IsRepeatable && Surrogates() is { } fault:
                return fault;
            case JsonTokenType.Null when !_allowNullItems && _open is [.., { Keys: null }]:
                return At(_reader.TokenStartIndex, JsonFaultKind.Member, "a list here holds no null", "Take it out");
        }

        if (_open is [.., var around])
            around.Next();
        return null;
    }

    private readonly bool IsRepeatable =>
        _repeatable is not null && (_repeatable.Length == 0 || (_open is [{ Key: { } top }, ..] && top == _repeatable));

    private JsonFault? Key()
    {
        var container = _open[^1];
        if (IsRepeatable)
        {
            // As it is written: half of a pair has no text.
            container.Key = Encoding.UTF8.GetString(_reader.ValueSpan);
            return null;
        }

        if (Surrogates() is { } fault)
            return fault;
        container.Key = _reader.GetString()!;
        return container.Keys!.Add(container.Key) ? null : At(_reader.TokenStartIndex, JsonFaultKind.DoubledKey,
            $"the key {Quoted(container.Key)} stands twice in one object", "Take one out");
    }

    /// <summary>The first escape in the text at hand that is one half of a pair without the other.</summary>
    private readonly JsonFault? Surrogates()
    {
        if (!_reader.ValueIsEscaped)
            return null;
        var text = _reader.ValueSpan;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                continue;
            var at = i++;
            if (text[i] != 'u')
                continue;
            var code = Code(text, i + 1);
            i += 4;
            if (!char.IsSurrogate(code))
                continue;
            if (char.IsHighSurrogate(code) && i + 6 < text.Length && text[i + 1] == '\\' && text[i + 2] == 'u'
                && char.IsLowSurrogate(Code(text, i + 3)))
                i += 6;
            else
                return At(_reader.TokenStartIndex + 1 + at, JsonFaultKind.HalfPair, HalfPair, HalfPairHint);
        }

        return null;
    }

    private readonly JsonFault? AtEnd(bool any)
    {
        if (_open.Count > 0)
            return At(_text.TrimEnd(" \t\r\n"u8).Length - _start, JsonFaultKind.CutOff, "the text ends in the middle",
                "Write it again: the file was cut off");
        if (any)
            return null;
        // What is left is nothing, or one value without brackets, which only the end of the text completes.
        var rest = _text[_start..].Trim(" \t\r\n"u8);
        if (rest.IsEmpty)
            return At(0, JsonFaultKind.CutOff, "the text is empty", "Write JSON into it");
        try
        {
            var last = new Utf8JsonReader(rest);
            last.Read();
            return null;
        }
        catch (JsonException)
        {
            return At(_text.TrimEnd(" \t\r\n"u8).Length - _start, JsonFaultKind.CutOff, "the text ends in the middle",
                "Write it again: the file was cut off");
        }
    }

    private readonly JsonFault Syntax(int offset)
    {
        var rest = _text[offset..];
        var path = Path();
        var before = offset > 0 && _text[offset - 1] == '-' ? offset - 1 : offset;
        foreach (var name in (ReadOnlySpan<string>)["NaN", "Infinity", "nan", "inf"])
        {
            if (rest.StartsWith(Encoding.ASCII.GetBytes(name)))
                return TextPlace.Of(_text, before,
                    JsonFaultKind.Syntax, $"{(before < offset ? "-" : "")}{name} is no value in JSON",
                    "Write null in its place, or leave it out", path);
        }

        if (rest.IsEmpty)
            return TextPlace.Of(_text, offset, JsonFaultKind.CutOff, "the text ends in the middle",
                "Write it again: the file was cut off", path);
        Rune.DecodeFromUtf8(rest, out var character, out _);
        var (problem, hint) = character.Value switch
        {
            '\'' => ("a text stands in double quotes in JSON, not in '", "Write \" in its place"),
            '/' => ("JSON has no comments", "Take it out"),
            < 0x20 or 0x7F => ($"the control character {character.Value:X2} is not expected here",
                "In a text it is written as an escape, such as \\n"),
            _ => ($"{Quoted(character.ToString())} is not expected here",
                "Look for a missing or surplus comma, quote or bracket"),
        };
        return TextPlace.Of(_text, offset, JsonFaultKind.Syntax, problem, hint, path);
    }

    private readonly JsonFault At(long index, JsonFaultKind kind, string problem, string hint) =>
        TextPlace.Of(_text, _start + (int)index, kind, problem, hint, Path());

    private readonly string Path()
    {
        var path = new StringBuilder();
        foreach (var container in _open)
        {
            if (container.Keys is null)
                path.Append(CultureInfo.InvariantCulture, $"[{container.Items}]");
            else if (container.Key is { } key)
                path.Append(path.Length > 0 ? "." : "").Append(Shortened(key));
        }

        // A place a thousand levels deep is told by its beginning.
        return path.Length <= 200 ? path.ToString() : string.Concat(path.ToString().AsSpan(0, 199), "…");
    }

    private static string Quoted(string text) => $"\"{Shortened(text)}\"";

    private static string Shortened(string text) =>
        text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[58]) ? 58 : 59), "…");

    private static char Code(ReadOnlySpan<byte> text, int at) =>
        (char)ushort.Parse(text.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>
    /// An object with its keys so far and the one whose value comes, or a list with the number of the item that comes.
    /// </summary>
    private sealed class Container(HashSet<string>? keys)
    {
        internal HashSet<string>? Keys { get; } = keys;

        internal string? Key { get; set; }

        internal int Items { get; private set; }

        /// <summary>A value of it is complete.</summary>
        internal void Next()
        {
            Key = null;
            Items++;
        }
    }
}
