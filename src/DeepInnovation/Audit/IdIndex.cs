using System.IO.Hashing;
using System.Text;

namespace DeepInnovation.Audit;

/// <summary>
/// Texts as running numbers in the order of their first appearance, without keeping the texts: open addressing over 128-bit
/// XXH3 fingerprints, 20 bytes a slot at most 70 % full. Two texts of ten million share a fingerprint with a chance of 1.5e-25.
/// </summary>
internal sealed class IdIndex
{
    private UInt128[] _keys = new UInt128[1024];
    private int[] _rows = new int[1024];

    /// <summary>Different texts so far.</summary>
    internal int Count { get; private set; }

    /// <summary>The text's number; a new text gets the next one.</summary>
    /// <param name="key">From <see cref="Key(ReadOnlySpan{byte})"/>.</param>
    /// <param name="added">False when the text was there.</param>
    internal int GetOrAdd(UInt128 key, out bool added)
    {
        if (Count >= _keys.Length / 10 * 7)
            Grow();
        var slot = Slot(key);
        added = _rows[slot] == 0;
        if (added)
        {
            _keys[slot] = key;
            _rows[slot] = ++Count;
        }

        return _rows[slot] - 1;
    }

    /// <summary>True when the text is new.</summary>
    internal bool AddNew(string text)
    {
        GetOrAdd(Key(text), out var added);
        return added;
    }

    /// <summary>The text's number, or -1.</summary>
    internal int Find(UInt128 key) => _rows[Slot(key)] - 1;

    /// <summary>
    /// The fingerprint of a trimmed text. A whole number that pandas wrote as a float (<c>12.0</c>) counts as <c>12</c>.
    /// </summary>
    internal static UInt128 Key(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t"u8);
        return XxHash128.HashToUInt128(text.EndsWith(".0"u8) ? text[..^2] : text);
    }

    /// <inheritdoc cref="Key(ReadOnlySpan{byte})"/>
    internal static UInt128 Key(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = text.Length <= 256 ? stackalloc byte[768] : new byte[3 * text.Length];
        return Key(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private int Slot(UInt128 key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)((ulong)key & (ulong)mask);
        while (_rows[slot] != 0 && _keys[slot] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (keys, rows) = (_keys, _rows);
        (_keys, _rows) = (new UInt128[2 * keys.Length], new int[2 * rows.Length]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (rows[i] == 0)
                continue;
            var slot = Slot(keys[i]);
            (_keys[slot], _rows[slot]) = (keys[i], rows[i]);
        }
    }
}
