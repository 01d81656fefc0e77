using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>How far a float32 inner product may be from the <see cref="CanonicalScore"/>.</summary>
internal static class DotError
{
    private const double UnitRoundoff = 1.0 / (1 << 24);
    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>
    /// For any order of summation, fused or not, |fl(a·b) - a·b| is at most γ |a|·|b| with γ = n u / (1 - n u), u = 2⁻²⁴ (Higham,
    /// 2002, section 3.1), and by Cauchy and Schwarz |a|·|b| is at most the product of the lengths, each within
    /// <see cref="DatedVectors.UnitTolerance"/> of 1. One more u for the canonical score's rounding to float32, one for its sum
    /// in double, and the smallest normal number for each product that underflows. Rounded up.
    /// </summary>
    /// <param name="dimensions">n.</param>
    public static float Bound(int dimensions)
    {
        var lengths = (1 + DatedVectors.UnitTolerance) * (1 + DatedVectors.UnitTolerance);
        var gamma = dimensions * UnitRoundoff / (1 - (dimensions * UnitRoundoff));
        return MathF.BitIncrement((float)(((gamma + (2 * UnitRoundoff)) * lengths) + (dimensions * SmallestNormal)));
    }
}
