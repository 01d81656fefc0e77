using System.Buffers;
using System.Globalization;
using System.Text;
using DeepInnovation.Similarity;

namespace DeepInnovation.Release;

/// <summary>
/// Writes pairs as CSV in either published shape, byte by byte into one buffer: nothing is allocated for a row, so a hundred million rows
/// need the memory of one. UTF-8, line feeds, fields quoted where they must be (RFC 4180).
/// </summary>
internal sealed class ReleasedPairWriter(Stream stream, bool years)
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Room for everything of a row but its ids: three numbers, commas and the line feed.</summary>
    private const int NumberBytes = 128;

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",;\t\r\n");

    private byte[] _buffer = new byte[BufferBytes];
    private int _used;

    internal long Write(IReadOnlyList<string> header, IEnumerable<SimilarPair> pairs)
    {
        for (var i = 0; i < header.Count; i++)
        {
            Separate(first: i == 0);
            Field(header[i]);
        }

        End();
        long rows = 0;
        foreach (var pair in pairs)
        {
            Field(pair.PaperId);
            Separate(first: false);
            Field(pair.PatentId);
            Separate(first: false);
            Number(pair.Similarity);
            if (years)
            {
                Separate(first: false);
                Number(pair.PaperYear);
                Separate(first: false);
                Number(pair.PatentYear);
            }

            End();
            rows++;
        }

        Flush();
        return rows;
    }

    private void Separate(bool first)
    {
        if (!first)
            _buffer[_used++] = (byte)',';
    }

    private void End()
    {
        _buffer[_used++] = (byte)'\n';
        if (_used > BufferBytes / 2)
            Flush();
    }

    private void Number<T>(T value) where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(_buffer.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture))
            throw new InvalidOperationException("A number is longer than the room kept for it.");
        _used += written;
    }

    private void Field(string text)
    {
        // Doubled quotes and three bytes a character at most.
        Reserve((text.Length * 6) + 2);
        if (!text.AsSpan().ContainsAny(NeedQuotes))
        {
            _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
            return;
        }

        _buffer[_used++] = (byte)'"';
        var rest = text.AsSpan();
        for (var quote = rest.IndexOf('"'); quote >= 0; quote = rest.IndexOf('"'))
        {
            _used += Encoding.UTF8.GetBytes(rest[..(quote + 1)], _buffer.AsSpan(_used));
            _buffer[_used++] = (byte)'"';
            rest = rest[(quote + 1)..];
        }

        _used += Encoding.UTF8.GetBytes(rest, _buffer.AsSpan(_used));
        _buffer[_used++] = (byte)'"';
    }

    private void Reserve(int bytes)
    {
        if (_used + bytes + NumberBytes <= _buffer.Length)
            return;
        Flush();
        if (bytes + NumberBytes > _buffer.Length)
            _buffer = new byte[bytes + NumberBytes];
    }

    private void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
