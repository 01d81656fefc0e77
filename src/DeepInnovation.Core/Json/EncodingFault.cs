using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DeepInnovation.Core.Json;

/// <summary>
/// Tells why bytes are no UTF-8: another encoding by its byte order mark or its zeros, else the first
/// byte that starts no character.
/// </summary>
internal static class EncodingFault
{
    private const string Hint = "Save it as UTF-8";

    /// <summary>UTF-8's byte order mark.</summary>
    internal static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    internal static JsonFault? In(ReadOnlySpan<byte> bytes)
    {
        // JSON begins with ASCII characters, so a zero beside one tells UTF-16 and UTF-32 without a mark, too.
        string? other = bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [not 0, 0, 0, 0, ..] or [0, 0, 0, not 0, ..] => "UTF-32",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, ..] or [0, not 0, ..] => "UTF-16",
            _ => null,
        };
        if (other is not null)
            return new JsonFault(JsonFaultKind.Encoding, $"the text is {other}, and JSON is UTF-8", Hint, 0, 1, 1, "");
        if (Utf8.IsValid(bytes))
            return null;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return TextPlace.Of(bytes, at, JsonFaultKind.Encoding, $"the byte {bytes[at]:X2} is not UTF-8", Hint, "");
    }
}
