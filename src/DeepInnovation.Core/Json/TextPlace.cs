using System.Text;

namespace DeepInnovation.Core.Json;

/// <summary>From a byte's number to its line and its place in the line.</summary>
internal static class TextPlace
{
    /// <summary>A fault at a byte. O(bytes before it).</summary>
    internal static JsonFault Of(ReadOnlySpan<byte> bytes, int offset, JsonFaultKind kind, string problem,
        string hint, string path)
    {
        offset = Math.Clamp(offset, 0, bytes.Length);
        var before = bytes[..offset];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        if (line.Length == offset && before.StartsWith(EncodingFault.Mark))
            line = line[EncodingFault.Mark.Length..];
        return new JsonFault(kind, problem, hint, offset, before.Count((byte)'\n') + 1L,
            Encoding.UTF8.GetCharCount(line) + 1L, path);
    }

    /// <summary>
    /// The byte at a line, counted from 0, and a byte in it, both as the parser counts them, from <paramref name="start"/> on.
    /// </summary>
    internal static int OffsetOf(ReadOnlySpan<byte> bytes, int start, long line, long byteInLine)
    {
        var offset = start;
        for (; line > 0; line--)
        {
            var end = bytes[offset..].IndexOf((byte)'\n');
            if (end < 0)
                return bytes.Length;
            offset += end + 1;
        }

        return (int)Math.Min(bytes.Length, offset + byteInLine);
    }
}
