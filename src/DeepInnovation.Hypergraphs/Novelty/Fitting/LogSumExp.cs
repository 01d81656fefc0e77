using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>ln sum_k exp(x_k) without overflow or underflow: the largest term is taken out first.</summary>
internal static class LogSumExp
{
    /// <summary>O(n). Minus infinity when every term is.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in values)
            largest = Math.Max(largest, value);
        if (double.IsNegativeInfinity(largest))
            return largest;
        var sum = 0.0;
        foreach (var value in values)
            sum += PortableMath.Exp(value - largest);
        return largest + PortableMath.Log(sum);
    }
}
