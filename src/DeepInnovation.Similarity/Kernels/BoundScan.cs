using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>Finds in a row of a tile the patents whose score may reach the paper's threshold.</summary>
internal static unsafe class BoundScan
{
    /// <summary>
    /// The columns j with s (scales[j] · products[j]) + length · errors[j] + rest · rests[j] ≥
    /// threshold, in ascending order. O(count).
    /// </summary>
    /// <param name="products">Inner products of the bytes.</param>
    /// <param name="tile">The tile's numbers.</param>
    /// <param name="count">How many columns count.</param>
    /// <param name="paper">The paper's numbers.</param>
    /// <param name="threshold">What must be reached, less all that does not depend on the patent.</param>
    /// <param name="found">[count], the columns.</param>
    /// <returns>How many were found.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Run(int* products, in BoundTile tile, int count, in Quantized paper, float threshold, int* found)
    {
        var (length, column) = (0, 0);
        if (Vector512.IsHardwareAccelerated)
        {
            var (s, l, r, t) = (Vector512.Create(paper.Scale), Vector512.Create(paper.Length), Vector512.Create(paper.Rest),
                Vector512.Create(threshold));
            for (; column <= count - Vector512<int>.Count; column += Vector512<int>.Count)
            {
                var bound = Vector512.ConvertToSingle(Vector512.Load(products + column)) * Vector512.Load(tile.Scales + column);
                bound = Vector512.FusedMultiplyAdd(bound, s, l * Vector512.Load(tile.Errors + column));
                if (tile.HasRests)
                    bound = Vector512.FusedMultiplyAdd(r, Vector512.Load(tile.Rests + column), bound);
                for (var bits = Vector512.GreaterThanOrEqual(bound, t).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                    found[length++] = column + BitOperations.TrailingZeroCount(bits);
            }
        }
        else
        {
            var (s, l, r, t) = (Vector256.Create(paper.Scale), Vector256.Create(paper.Length), Vector256.Create(paper.Rest),
                Vector256.Create(threshold));
            for (; column <= count - Vector256<int>.Count; column += Vector256<int>.Count)
            {
                var bound = Vector256.ConvertToSingle(Vector256.Load(products + column)) * Vector256.Load(tile.Scales + column);
                bound = Vector256.FusedMultiplyAdd(bound, s, l * Vector256.Load(tile.Errors + column));
                if (tile.HasRests)
                    bound = Vector256.FusedMultiplyAdd(r, Vector256.Load(tile.Rests + column), bound);
                for (var bits = Vector256.GreaterThanOrEqual(bound, t).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                    found[length++] = column + BitOperations.TrailingZeroCount(bits);
            }
        }

        for (; column < count; column++)
        {
            var bound = (products[column] * tile.Scales[column] * paper.Scale) + (paper.Length * tile.Errors[column])
                + (paper.Rest * tile.Rests[column]);
            if (bound >= threshold)
                found[length++] = column;
        }

        return length;
    }
}

/// <summary>What the bound needs of a tile's patents, [columns] each: <see cref="Quantized"/>'s scale, error and rest.</summary>
internal readonly unsafe struct BoundTile(float* scales, float* errors, float* rests, bool hasRests)
{
    public readonly float* Scales = scales;

    public readonly float* Errors = errors;

    public readonly float* Rests = rests;

    public readonly bool HasRests = hasRests;
}
