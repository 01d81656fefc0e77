namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// Pairs of node numbers with a slot each, for counting: open addressing, at most 70 % full, about 12 bytes a slot.
/// </summary>
internal sealed class PairTable
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;
    private ulong[] _keys = new ulong[16];
    private int[] _counts = new int[16];
    private int _shift = 60;

    /// <summary>The number of distinct pairs.</summary>
    internal int Count { get; private set; }

    /// <summary>The number of slots, more than there are pairs.</summary>
    internal int Capacity => _keys.Length;

    /// <summary>How often the pair in a slot was added.</summary>
    internal ReadOnlySpan<int> Counts => _counts;

    /// <summary>Adds one to every pair of a document's nodes, ascending. O(m²).</summary>
    internal void Add(ReadOnlySpan<int> nodes, int weight)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            for (var j = i + 1; j < nodes.Length; j++)
                Add(nodes[i], nodes[j], weight);
        }
    }

    /// <summary>The slot of the pair a &lt; b, or -1 when it was never added. O(1) expected.</summary>
    internal int Find(int a, int b)
    {
        var slot = SlotOf(KeyOf(a, b));
        return _keys[slot] == 0 ? -1 : slot;
    }

    private void Add(int a, int b, int weight)
    {
        var key = KeyOf(a, b);
        var slot = SlotOf(key);
        if (_keys[slot] == 0)
        {
            if (10L * (Count + 1) > 7L * Capacity)
            {
                Grow();
                slot = SlotOf(key);
            }

            _keys[slot] = key;
            Count++;
        }

        _counts[slot] += weight;
    }

    private void Grow()
    {
        var (keys, counts) = (_keys, _counts);
        (_keys, _counts, _shift) = (new ulong[keys.Length * 2], new int[keys.Length * 2], _shift - 1);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
                continue;
            var slot = SlotOf(keys[i]);
            (_keys[slot], _counts[slot]) = (keys[i], counts[i]);
        }
    }

    /// <summary>Where the key stands, or the empty slot where it would.</summary>
    private int SlotOf(ulong key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)((key * GoldenRatio) >> _shift);
        while (_keys[slot] != key && _keys[slot] != 0)
            slot = (slot + 1) & mask;
        return slot;
    }

    // Never 0, which marks an empty slot: b is at least 1.
    private static ulong KeyOf(int a, int b) => ((ulong)(uint)a << 32) | (uint)b;
}
