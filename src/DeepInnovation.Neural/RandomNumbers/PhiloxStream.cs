namespace DeepInnovation.Neural.RandomNumbers;

/// <summary>
/// Reads one stream of a <see cref="Philox"/> in order. Cheap to make, one for each document or epoch; not thread-safe.
/// </summary>
internal sealed class PhiloxStream
{
    private readonly Philox _source;
    private readonly ulong _stream;
    private (uint X, uint Y, uint Z, uint W) _block;
    private ulong _next; // the next word: block _next / 4, word _next mod 4

    internal PhiloxStream(Philox source, ulong stream)
    {
        _source = source;
        _stream = stream;
    }

    /// <summary>32 uniform bits.</summary>
    public uint NextUInt32()
    {
        var word = _next++;
        if ((word & 3) == 0)
            _block = _source.At(word >> 2, _stream);
        return (word & 3) switch { 0 => _block.X, 1 => _block.Y, 2 => _block.Z, _ => _block.W };
    }

    /// <summary>64 uniform bits: two words, the first one low.</summary>
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in {0, .., <paramref name="bound"/> - 1} without bias (Lemire, 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (uint)bound;
        var product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (ulong)NextUInt32() * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>Permutes in place, each order equally likely (Fisher and Yates). O(n).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
