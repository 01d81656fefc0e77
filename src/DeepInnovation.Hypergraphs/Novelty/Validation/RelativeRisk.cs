using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>How many times likelier an outcome is in one group than in another.</summary>
/// <param name="Value">The ratio of the two shares; null when a group is empty or the second has no case.</param>
/// <param name="Low">Lower end of the 95 % interval; null when a group has no case.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct RelativeRisk(double? Value, double? Low, double? High)
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>
    /// (a/m) / (c/n) with the logarithmic interval of Katz, Baptista, Azen and Pike (Biometrics 34, 469, 1978):
    /// exp(ln RR ± 1.96 √(1/a - 1/m + 1/c - 1/n)). O(1).
    /// </summary>
    /// <param name="cases">a, cases of the first group.</param>
    /// <param name="size">m, its size.</param>
    /// <param name="otherCases">c, cases of the second group.</param>
    /// <param name="otherSize">n, its size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of cases is negative or above its group's size.</exception>
    public static RelativeRisk Of(int cases, int size, int otherCases, int otherSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases, size);
        ArgumentOutOfRangeException.ThrowIfNegative(otherCases);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(otherCases, otherSize);
        if (size == 0 || otherCases == 0)
            return default;
        var ratio = (double)cases / size / ((double)otherCases / otherSize);
        if (cases == 0)
            return new RelativeRisk(ratio, null, null);
        var deviation = Math.Sqrt((1.0 / cases) - (1.0 / size) + (1.0 / otherCases) - (1.0 / otherSize));
        return new RelativeRisk(ratio, ratio * PortableMath.Exp(-Normal975 * deviation),
            ratio * PortableMath.Exp(Normal975 * deviation));
    }
}
