using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace DeepInnovation.Neural.Training;

/// <summary>
/// Philox4x32-10, a counter-based random number generator (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC 2011): block n of a key is computed at once, without the blocks before it. So a mask, a shuffle or a corruption
/// depends on what it is for (seed, purpose, epoch, document) and never on the order in which threads or batches come to it.
/// The sequence is part of our contract; the published known answers of Random123 are among the tests. Immutable, thread-safe.
/// </summary>
public readonly struct Philox : IEquatable<Philox>
{
    private readonly uint _key0, _key1;

    /// <summary>The generator of a raw 64-bit key; its low half is the first key word.</summary>
    public Philox(ulong key)
    {
        _key0 = (uint)key;
        _key1 = (uint)(key >> 32);
    }

    /// <summary>The generator of a <paramref name="purpose"/> under a <paramref name="seed"/>: the key is the start of the
    /// SHA-256 of the two, so that two purposes share nothing. Make it once, not in an inner loop.</summary>
    public Philox(long seed, string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{purpose}")), hash);
        _key0 = BinaryPrimitives.ReadUInt32LittleEndian(hash);
        _key1 = BinaryPrimitives.ReadUInt32LittleEndian(hash[4..]);
    }

    /// <summary>The four words of block <paramref name="counter"/> of stream <paramref name="stream"/>: together they are the
    /// 128-bit counter, the block its low half. 10 rounds, O(1).</summary>
    public (uint X, uint Y, uint Z, uint W) At(ulong counter, ulong stream = 0) =>
        At((uint)counter, (uint)(counter >> 32), (uint)stream, (uint)(stream >> 32));

    /// <summary>The same with the counter's four words, first to last as in Random123.</summary>
    public (uint X, uint Y, uint Z, uint W) At(uint c0, uint c1, uint c2, uint c3)
    {
        uint key0 = _key0, key1 = _key1;
        for (var round = 0; round < 10; round++)
        {
            var left = 0xD2511F53UL * c0;
            var right = 0xCD9E8D57UL * c2;
            c0 = (uint)(right >> 32) ^ c1 ^ key0;
            c2 = (uint)(left >> 32) ^ c3 ^ key1;
            c1 = (uint)right;
            c3 = (uint)left;
            key0 += 0x9E3779B9; // the golden ratio
            key1 += 0xBB67AE85; // the square root of 3, less 1
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>Writes the words of a stream in order, from word 0 of block <paramref name="firstBlock"/>: word i of the result
    /// is word i mod 4 of block <paramref name="firstBlock"/> + i / 4, however long the span is. O(length).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<uint> words, ulong stream = 0, ulong firstBlock = 0)
    {
        var i = 0;
        for (; i + 4 <= words.Length; i += 4)
            (words[i], words[i + 1], words[i + 2], words[i + 3]) = At(firstBlock++, stream);
        if (i == words.Length)
            return;
        var (x, y, z, _) = At(firstBlock, stream);
        words[i] = x;
        if (i + 1 < words.Length)
            words[i + 1] = y;
        if (i + 2 < words.Length)
            words[i + 2] = z;
    }

    /// <summary>A reader of one stream from its first word.</summary>
    public PhiloxStream Open(ulong stream) => new(this, stream);

    /// <summary>The same key.</summary>
    public bool Equals(Philox other) => (_key0, _key1) == (other._key0, other._key1);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Philox other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_key0, _key1);

    /// <summary>The same key.</summary>
    public static bool operator ==(Philox left, Philox right) => left.Equals(right);

    /// <summary>Another key.</summary>
    public static bool operator !=(Philox left, Philox right) => !left.Equals(right);
}

/// <summary>Reads one stream of a <see cref="Philox"/> in order. Cheap to make, one for each document or epoch; not thread-safe.</summary>
public sealed class PhiloxStream
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
