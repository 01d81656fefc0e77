using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace DeepInnovation.Core.Json;

/// <summary>
/// The one reader of JSON. It takes what RFC 8259 calls JSON and no more: UTF-8 (a byte order mark is passed over), no key twice
/// in one object, no half of a surrogate pair, no NaN, and no deeper than asked for. What it takes can be walked without
/// surprises: no later access throws because of how the text was written. A fault names line, character and field
/// (<see cref="JsonFaultException"/>). One pass over the bytes for sound text, with the walk that finds a fault's place only
/// behind a failure or a surrogate's escape.
/// </summary>
public static class StrictJson
{
    /// <summary>How deep objects and lists may be nested unless the caller says otherwise.</summary>
    public const int DefaultDepth = 64;

    /// <summary>Reads a text into a document; dispose of it. O(bytes).</summary>
    /// <param name="utf8">The bytes, which must stay as they are while the document lives.</param>
    /// <param name="depth">How deep it may be nested.</param>
    /// <exception cref="JsonFaultException">It is no such JSON.</exception>
    public static JsonDocument Document(ReadOnlyMemory<byte> utf8, int depth = DefaultDepth)
    {
        RefuseHidden(utf8.Span, depth);
        try
        {
            return JsonDocument.Parse(WithoutMark(utf8),
                new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            throw Explain(utf8.Span, error, depth);
        }
    }

    /// <summary>
    /// Reads a text in which, in one field of the root, a key may stand twice and a surrogate pair be half, as in
    /// OpenAlex's inverted abstracts; dispose of it. Where <paramref name="repeats"/> is true, asking that field for the
    /// text of a half pair throws. O(bytes).
    /// </summary>
    /// <param name="utf8">The bytes, which must stay as they are while the document lives.</param>
    /// <param name="repeatable">That field; empty for all of the text.</param>
    /// <param name="repeats">Whether one does or is.</param>
    /// <param name="depth">How deep it may be nested.</param>
    /// <exception cref="JsonFaultException">It is no such JSON.</exception>
    public static JsonDocument Document(ReadOnlyMemory<byte> utf8, string repeatable, out bool repeats, int depth = DefaultDepth)
    {
        ArgumentNullException.ThrowIfNull(repeatable);
        repeats = false;
        try
        {
            return Document(utf8, depth);
        }
        catch (JsonFaultException error) when (error.Fault.Kind is JsonFaultKind.DoubledKey or JsonFaultKind.HalfPair
            && IsIn(error.Fault.Path))
        {
            if (new JsonWalk(utf8.Span, depth, allowNullItems: true, repeatable).Fault() is { } other)
                throw new JsonFaultException(other);
            repeats = true;
            return JsonDocument.Parse(WithoutMark(utf8), new JsonDocumentOptions { MaxDepth = depth });
        }

        bool IsIn(string path) => repeatable.Length == 0 || path.Split('.', '[')[0] == repeatable;
    }

    /// <summary>The same for a text that is in memory already. O(characters).</summary>
    /// <exception cref="JsonFaultException">It is no such JSON.</exception>
    public static JsonDocument Document(string text, string repeatable, out bool repeats) =>
        Document(Bytes(text), repeatable, out repeats);

    /// <summary>Reads a text that is in memory already. O(characters).</summary>
    /// <exception cref="JsonFaultException">It is no such JSON.</exception>
    public static JsonDocument Document(string text, int depth = DefaultDepth) => Document(Bytes(text), depth);

    /// <summary>
    /// Reads a text and gives its root to <paramref name="read"/>, after whose return nothing of it may be used. For texts by the
    /// million: their memory is used again. O(bytes).
    /// </summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="read">What is done with the root.</param>
    /// <param name="depth">How deep it may be nested.</param>
    /// <exception cref="JsonFaultException">It is no such JSON.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, Func<JsonElement, T> read, int depth = DefaultDepth)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Read(utf8, memory => Document(memory, depth), read);
    }

    /// <summary>
    /// The same, where a key may stand twice below one field of the root; the second argument of
    /// <paramref name="read"/> says whether one does.
    /// </summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="repeatable">That field.</param>
    /// <param name="read">What is done with the root.</param>
    /// <exception cref="JsonFaultException">It is no such JSON.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, string repeatable, Func<JsonElement, bool, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var repeats = false;
        return Read(utf8, memory => Document(memory, repeatable, out repeats), root => read(root, repeats));
    }

    private static T Read<T>(ReadOnlySpan<byte> utf8, Func<ReadOnlyMemory<byte>, JsonDocument> parse, Func<JsonElement, T> read)
    {
        var rented = ArrayPool<byte>.Shared.Rent(utf8.Length);
        try
        {
            utf8.CopyTo(rented);
            using var document = parse(rented.AsMemory(0, utf8.Length));
            return read(document.RootElement);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Reads a text into nodes; null stands for the JSON null. O(bytes).</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="depth">How deep it may be nested.</param>
    /// <exception cref="JsonFaultException">It is no such JSON.</exception>
    public static JsonNode? Node(ReadOnlySpan<byte> utf8, int depth = DefaultDepth)
    {
        RefuseHidden(utf8, depth);
        try
        {
            return JsonNode.Parse(WithoutMark(utf8),
                documentOptions: new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            throw Explain(utf8, error, depth);
        }
    }

    /// <summary>Reads a text that is in memory already. O(characters).</summary>
    /// <exception cref="JsonFaultException">It is no such JSON.</exception>
    public static JsonNode? Node(string text, int depth = DefaultDepth) => Node(Bytes(text), depth);

    /// <summary>Reads a text into an object of our own. Lists hold no nulls, and the root is none. O(bytes).</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="options">How its members are spelled, and what is required.</param>
    /// <exception cref="JsonFaultException">It is no JSON, or a member lacks, has the wrong type or is unknown.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8, JsonSerializerOptions options) =>
        Deserialize(utf8, text => JsonSerializer.Deserialize<T>(text, options));

    /// <summary>Reads a text that is in memory already.</summary>
    /// <exception cref="JsonFaultException">It is no JSON, or a member lacks, has the wrong type or is unknown.</exception>
    public static T Deserialize<T>(string text, JsonSerializerOptions options) => Deserialize<T>(Bytes(text), options);

    /// <summary>The same by generated code.</summary>
    /// <exception cref="JsonFaultException">It is no JSON, or a member lacks, has the wrong type or is unknown.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type) =>
        Deserialize(utf8, text => JsonSerializer.Deserialize(text, type));

    /// <summary>
    /// The first fault of a text, or null for JSON without one. Keeps the keys of the objects around a place in memory. O(bytes).
    /// </summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="depth">How deep it may be nested.</param>
    internal static JsonFault? FaultIn(ReadOnlySpan<byte> utf8, int depth = DefaultDepth) =>
        EncodingFault.In(utf8) ?? new JsonWalk(utf8, depth, allowNullItems: true).Fault();

    private delegate T? Parsed<T>(ReadOnlySpan<byte> utf8);

    private static T Deserialize<T>(ReadOnlySpan<byte> utf8, Parsed<T> parse)
    {
        // Always the walk: such files are small, and the serializer says neither that a key stands
        // twice nor that a list holds a null.
        if ((EncodingFault.In(utf8) ?? new JsonWalk(utf8, DefaultDepth, allowNullItems: false).Fault()) is { } fault)
            throw new JsonFaultException(fault);
        try
        {
            return parse(WithoutMark(utf8))
                ?? throw new JsonFaultException(TextPlace.Of(utf8, 0, JsonFaultKind.Member, "it is null", "Write an object", ""));
        }
        catch (JsonException error)
        {
            throw new JsonFaultException(MemberFault.Of(utf8, error), error);
        }
    }

    /// <summary>
    /// Refuses what the parser would hide until somebody asks for the text of a value: wrong bytes and halves of surrogate pairs.
    /// </summary>
    private static void RefuseHidden(ReadOnlySpan<byte> utf8, int depth)
    {
        if (EncodingFault.In(utf8) is { } encoding)
            throw new JsonFaultException(encoding);
        if ((utf8.IndexOf("\\ud"u8) >= 0 || utf8.IndexOf("\\uD"u8) >= 0)
            && new JsonWalk(utf8, depth, allowNullItems: true).Fault() is { } fault)
            throw new JsonFaultException(fault);
    }

    private static JsonFaultException Explain(ReadOnlySpan<byte> utf8, JsonException error, int depth) =>
        new(new JsonWalk(utf8, depth, allowNullItems: true).Fault() ?? MemberFault.Of(utf8, error), error);

    private static byte[] Bytes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        if (Utf8.FromUtf16(text, utf8, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
            return utf8[..written];
        var before = text.AsSpan(0, read);
        var lineStart = before.LastIndexOf('\n') + 1;
        throw new JsonFaultException(new JsonFault(
            JsonFaultKind.HalfPair, JsonWalk.HalfPair, JsonWalk.HalfPairHint, written, before.Count('\n') + 1,
            read - lineStart + 1, ""));
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(EncodingFault.Mark) ? utf8[EncodingFault.Mark.Length..] : utf8;

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith(EncodingFault.Mark) ? utf8[EncodingFault.Mark.Length..] : utf8;
}
