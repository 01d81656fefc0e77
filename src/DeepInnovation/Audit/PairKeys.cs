namespace DeepInnovation.Audit;

/// <summary>
/// Finds repeated pairs exactly: each pair is 32 bits of paper and 32 of patent in file order. 8 bytes a pair in blocks,
/// as much again while sorting; O(n log n) time.
/// </summary>
internal sealed class PairKeys
{
    private const int Block = 1 << 20;

    private readonly List<ulong[]> _blocks = [];

    internal int Count { get; private set; }

    internal void Add(int paper, int patent)
    {
        if (Count % Block == 0)
            _blocks.Add(new ulong[Block]);
        _blocks[^1][Count++ % Block] = ((ulong)(uint)paper << 32) | (uint)patent;
    }

    /// <summary>The paper of the i-th pair.</summary>
    internal int Paper(int i) => (int)(_blocks[i / Block][i % Block] >> 32);

    /// <summary>The places, rising, of pairs that stand at an earlier place too.</summary>
    internal IEnumerable<int> Repeated()
    {
        var twice = Twice();
        if (twice.Length == 0)
            yield break;
        var seen = new bool[twice.Length];
        for (var i = 0; i < Count; i++)
        {
            var found = Array.BinarySearch(twice, _blocks[i / Block][i % Block]);
            if (found < 0)
                continue;
            if (seen[found])
                yield return i;
            seen[found] = true;
        }
    }

    private ulong[] Twice()
    {
        var sorted = new ulong[Count];
        for (var b = 0; b < _blocks.Count; b++)
            _blocks[b].AsSpan(0, Math.Min(Block, Count - (b * Block))).CopyTo(sorted.AsSpan(b * Block));
        Array.Sort(sorted);
        var twice = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1] && (twice == 0 || sorted[twice - 1] != sorted[i]))
                sorted[twice++] = sorted[i];
        }

        return sorted.AsSpan(0, twice).ToArray();
    }
}
