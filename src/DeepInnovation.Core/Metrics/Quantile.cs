namespace DeepInnovation.Core.Metrics;

/// <summary>Quantiles of values that are sorted already.</summary>
public static class Quantile
{
    /// <summary>Linear between order statistics (Hyndman and Fan, 1996, type 7; the default of NumPy and R). O(1).</summary>
    /// <param name="sorted">The values, ascending; at least one.</param>
    /// <param name="share">The share of the values below the quantile, 0 to 1.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("There is no value.", nameof(sorted));
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
