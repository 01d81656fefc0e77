using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace DeepInnovation.Samples.Release;

/// <summary>Rows of CSV as bytes, in memory, for one block of a table.</summary>
internal sealed class ReleaseLine
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\n\r");

    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);
    private bool _begun;

    internal ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    internal ReleaseLine Add(string field) =>
        Raw(field.AsSpan().ContainsAny(NeedQuotes) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field);

    internal ReleaseLine Add(long value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, _bytes.GetSpan(20), out var length);
        _bytes.Advance(length);
        return this;
    }

    /// <summary>A float with seven decimals.</summary>
    internal ReleaseLine Add(double value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, _bytes.GetSpan(40), out var length, new StandardFormat('F', 7));
        _bytes.Advance(length);
        return this;
    }

    /// <summary>A field as it is, unescaped.</summary>
    internal ReleaseLine Raw(string field)
    {
        Separate();
        Encoding.UTF8.GetBytes(field, _bytes);
        return this;
    }

    internal ReleaseLine Byte(byte value)
    {
        Separate();
        _bytes.Write([value]);
        return this;
    }

    internal void End()
    {
        _bytes.Write("\n"u8);
        _begun = false;
    }

    private void Separate()
    {
        if (_begun)
            _bytes.Write(","u8);
        _begun = true;
    }
}
