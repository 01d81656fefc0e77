using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DeepInnovation.Neural.RandomNumbers;

/// <summary>
/// Philox4x32-10, a counter-based random number generator (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC 2011): block n of a key is computed at once, without the blocks before it. So a mask, a shuffle or a corruption
/// depends on what it is for (seed, purpose, epoch, document) and never on the order in which threads or batches come to it.
/// The sequence is part of our contract; the published known answers of Random123 are among the tests. Immutable, thread-safe.
/// </summary>
internal readonly partial struct Philox : IEquatable<Philox>
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85; // the golden ratio; the square root of 3, less 1

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
            var left = (ulong)Multiplier0 * c0;
            var right = (ulong)Multiplier1 * c2;
            c0 = (uint)(right >> 32) ^ c1 ^ key0;
            c2 = (uint)(left >> 32) ^ c3 ^ key1;
            c1 = (uint)right;
            c3 = (uint)left;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return (c0, c1, c2, c3);
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
