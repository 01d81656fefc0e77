using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DeepInnovation.Candidates;

/// <summary>
/// Tells for 32 places of a text at once where a keyword may start: its first three characters fit, without case, and no
/// ASCII word character stands before it. It never misses a place and may name some in vain, so each is verified afterwards.
/// The method is that of Teddy (Hyperscan; Wang et al., NSDI 2019): the keywords fall into eight buckets, one bit each, and
/// for each of the three characters two tables of 16 bytes say which buckets accept its low and its high four bits.
/// </summary>
internal sealed class KeywordFingerprints
{
    /// <summary>Places looked at in one step.</summary>
    public const int BlockLength = 32;

    /// <summary>Characters that one step reads: the last place's three characters reach two beyond the block.</summary>
    public const int ReadLength = BlockLength + Depth - 1;

    private const int Depth = 3, Buckets = 8;

    /// <summary>Any character beyond 0xFE after narrowing; the few that equal i, k or s without case are among them.</summary>
    private const byte BeyondLatin = 0xFF;

    private readonly Vector256<byte> _low0, _low1, _low2, _high0, _high1, _high2;

    /// <summary>Builds the tables. O(keywords).</summary>
    /// <param name="keywords">Lower-case ASCII, two characters or more.</param>
    public KeywordFingerprints(IEnumerable<string> keywords)
    {
        var prefixes = keywords.Select(k => k[..Math.Min(Depth, k.Length)]).Distinct().Order(StringComparer.Ordinal).ToList();
        var (low, high) = (new byte[Depth, 16], new byte[Depth, 16]);
        for (var i = 0; i < prefixes.Count; i++)
        {
            // neighbours in the alphabet share a bucket, which keeps it narrow
            var bucket = (byte)(1 << (i * Buckets / prefixes.Count));
            for (var depth = 0; depth < Depth; depth++)
                Accept(prefixes[i].Length > depth ? prefixes[i][depth] : null, bucket, depth, low, high);
        }

        (_low0, _low1, _low2) = (Table(low, 0), Table(low, 1), Table(low, 2));
        (_high0, _high1, _high2) = (Table(high, 0), Table(high, 1), Table(high, 2));
    }

    /// <summary>
    /// A bit for each of the 32 places that starts at <paramref name="text"/>; reads <see cref="ReadLength"/> characters.
    /// </summary>
    /// <param name="text">The first of the characters.</param>
    /// <param name="wordBefore">In: 1 when an ASCII word character stands before the block, else 0. Out: the
    /// same for the next block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Possible(ref char text, ref uint wordBefore)
    {
        var first = Narrow(ref text, 0);
        var folded = first | Vector256.Create((byte)0x20);
        var hits = Accepting(folded, _low0, _high0)
            & Accepting(Narrow(ref text, 1) | Vector256.Create((byte)0x20), _low1, _high1)
            & Accepting(Narrow(ref text, 2) | Vector256.Create((byte)0x20), _low2, _high2);
        var word = (Vector256.LessThan(folded - Vector256.Create((byte)'a'), Vector256.Create((byte)26))
            | Vector256.LessThan(first - Vector256.Create((byte)'0'), Vector256.Create((byte)10))
            | Vector256.Equals(first, Vector256.Create((byte)'_'))).ExtractMostSignificantBits();
        var starts = ~((word << 1) | wordBefore);
        wordBefore = word >> 31;
        return ~Vector256.Equals(hits, Vector256<byte>.Zero).ExtractMostSignificantBits() & starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Narrow(ref char text, nuint offset)
    {
        ref var units = ref Unsafe.As<char, ushort>(ref text);
        return Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref units, offset),
            Vector256.LoadUnsafe(ref units, offset + 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Accepting(Vector256<byte> characters, Vector256<byte> low, Vector256<byte> high) =>
        Lookup(low, characters & Vector256.Create((byte)0x0F)) & Lookup(high, characters >> 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Lookup(Vector256<byte> table, Vector256<byte> index) => Avx2.IsSupported
        ? Avx2.Shuffle(table, index)
        : Vector256.Create(
            Vector128.Shuffle(table.GetLower(), index.GetLower()),
            Vector128.Shuffle(table.GetUpper(), index.GetUpper()));

    private static void Accept(char? character, byte bucket, int depth, byte[,] low, byte[,] high)
    {
        if (character is not { } c)
        {
            for (var i = 0; i < 16; i++) // a keyword of two characters: whatever follows
                (low[depth, i], high[depth, i]) = ((byte)(low[depth, i] | bucket), (byte)(high[depth, i] | bucket));
            return;
        }

        Debug.Assert(char.IsAscii(c) && !char.IsAsciiLetterUpper(c), "keywords are folded before they come here");
        Set((byte)(c | 0x20));
        if (c is 'i' or 'k' or 's')
            Set(BeyondLatin);

        void Set(byte value)
        {
            low[depth, value & 15] |= bucket;
            high[depth, value >> 4] |= bucket;
        }
    }

    private static Vector256<byte> Table(byte[,] rows, int depth)
    {
        var row = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.CreateReadOnlySpan(ref rows[depth, 0], 16)));
        return Vector256.Create(row, row);
    }
}
