using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DeepInnovation.Neural.RandomNumbers;

/// <content>Many blocks at once, for the masks of dropout.</content>
internal readonly partial struct Philox
{
    /// <summary>Writes the words of a stream in order, from word 0 of block <paramref name="firstBlock"/>: word i of the result
    /// is word i mod 4 of block <paramref name="firstBlock"/> + i / 4, however long the span is and whatever the processor.
    /// O(length); eight blocks at once with AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<uint> words, ulong stream = 0, ulong firstBlock = 0)
    {
        var i = 0;
        while (i + 4 <= words.Length)
        {
            if (Avx2.IsSupported && i + 32 <= words.Length && (uint)firstBlock <= uint.MaxValue - 8)
            {
                FillEightBlocks(words.Slice(i, 32), stream, firstBlock);
                firstBlock += 8;
                i += 32;
                continue;
            }

            (words[i], words[i + 1], words[i + 2], words[i + 3]) = At(firstBlock++, stream);
            i += 4;
        }

        if (i == words.Length)
            return;
        var (x, y, z, _) = At(firstBlock, stream);
        words[i] = x;
        if (i + 1 < words.Length)
            words[i + 1] = y;
        if (i + 2 < words.Length)
            words[i + 2] = z;
    }

    /// <summary>
    /// Lane j of each vector belongs to block <paramref name="firstBlock"/> + j; its low word must not overflow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FillEightBlocks(Span<uint> words, ulong stream, ulong firstBlock)
    {
        var c0 = Vector256.Create((uint)firstBlock) + Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7);
        var c1 = Vector256.Create((uint)(firstBlock >> 32));
        var c2 = Vector256.Create((uint)stream);
        var c3 = Vector256.Create((uint)(stream >> 32));
        var left = Vector256.Create(Multiplier0);
        var right = Vector256.Create(Multiplier1);
        uint key0 = _key0, key1 = _key1;
        for (var round = 0; round < 10; round++)
        {
            var (leftHigh, leftLow) = Multiply(c0, left);
            var (rightHigh, rightLow) = Multiply(c2, right);
            c0 = rightHigh ^ c1 ^ Vector256.Create(key0);
            c2 = leftHigh ^ c3 ^ Vector256.Create(key1);
            c1 = rightLow;
            c3 = leftLow;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        // Transpose: from one vector a word to one block after another.
        var low01 = Avx2.UnpackLow(c0, c1).AsUInt64();
        var low23 = Avx2.UnpackLow(c2, c3).AsUInt64();
        var high01 = Avx2.UnpackHigh(c0, c1).AsUInt64();
        var high23 = Avx2.UnpackHigh(c2, c3).AsUInt64();
        var blocks04 = Avx2.UnpackLow(low01, low23);
        var blocks15 = Avx2.UnpackHigh(low01, low23);
        var blocks26 = Avx2.UnpackLow(high01, high23);
        var blocks37 = Avx2.UnpackHigh(high01, high23);
        ref var start = ref MemoryMarshal.GetReference(words);
        Avx2.Permute2x128(blocks04, blocks15, 0x20).AsUInt32().StoreUnsafe(ref start);
        Avx2.Permute2x128(blocks26, blocks37, 0x20).AsUInt32().StoreUnsafe(ref start, 8);
        Avx2.Permute2x128(blocks04, blocks15, 0x31).AsUInt32().StoreUnsafe(ref start, 16);
        Avx2.Permute2x128(blocks26, blocks37, 0x31).AsUInt32().StoreUnsafe(ref start, 24);
    }

    /// <summary>Both halves of the 64-bit products, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> High, Vector256<uint> Low) Multiply(Vector256<uint> x, Vector256<uint> y)
    {
        var even = Avx2.Multiply(x, y);
        var odd = Avx2.Multiply((x.AsUInt64() >>> 32).AsUInt32(), y);
        return (Avx2.Blend((even >>> 32).AsUInt32(), odd.AsUInt32(), 0b10101010),
            Avx2.Blend(even.AsUInt32(), (odd << 32).AsUInt32(), 0b10101010));
    }
}
