using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DeepInnovation.Core.Numerics;

/// <summary>
/// The similarity that counts, whatever an engine computes on its way: the inner product of two float32 vectors with each
/// product exact in double, added in double from the first element to the last, and rounded to float32 once. For unit
/// vectors it is the cosine, within 1e-3 as the vectors' lengths are.
/// </summary>
public static class CanonicalScore
{
    /// <summary>O(dimensions). Never minus zero.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static float Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException(
                $"Vectors of {left.Length} and {right.Length} numbers have no inner product.", nameof(right));
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];
        return (float)sum + 0f;
    }

    /// <summary>
    /// The scores of one vector with four others, each by the same additions in the same order as alone: products eight at a
    /// time, four chains of additions that hide each other's latency.
    /// </summary>
    /// <param name="left">[dimensions].</param>
    /// <param name="first">[dimensions], as the other three.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <param name="fourth">The fourth.</param>
    /// <param name="scores">[4].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static unsafe void Of(
        ReadOnlySpan<float> left, ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<float> third,
        ReadOnlySpan<float> fourth, Span<float> scores)
    {
        var products = stackalloc double[4 * Width];
        var (a, b, c, d, i) = (0.0, 0.0, 0.0, 0.0, 0);
        for (; i <= left.Length - Width; i += Width)
        {
            var value = Vector256.Create(left[i..]);
            Store(value, first[i..], products);
            Store(value, second[i..], products + Width);
            Store(value, third[i..], products + (2 * Width));
            Store(value, fourth[i..], products + (3 * Width));
            for (var j = 0; j < Width; j++)
            {
                a += products[j];
                b += products[Width + j];
                c += products[(2 * Width) + j];
                d += products[(3 * Width) + j];
            }
        }

        for (; i < left.Length; i++)
        {
            double value = left[i];
            a += value * first[i];
            b += value * second[i];
            c += value * third[i];
            d += value * fourth[i];
        }

        (scores[0], scores[1], scores[2], scores[3]) = ((float)a + 0f, (float)b + 0f, (float)c + 0f, (float)d + 0f);
    }

    private const int Width = 8;

    private static unsafe void Store(Vector256<float> left, ReadOnlySpan<float> right, double* products)
    {
        var (leftLower, leftUpper) = Vector256.Widen(left);
        var (rightLower, rightUpper) = Vector256.Widen(Vector256.Create(right));
        (leftLower * rightLower).Store(products);
        (leftUpper * rightUpper).Store(products + (Width / 2));
    }
}
