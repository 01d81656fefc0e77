namespace DeepInnovation.Metrics;

/// <summary>A share of counted documents with its 95 % interval.</summary>
/// <param name="Value">The share, in [0, 1]; null for a share of nothing.</param>
/// <param name="Low">Lower end; null for a share of nothing.</param>
/// <param name="High">Upper end; null for a share of nothing.</param>
public readonly record struct ShareInterval(double? Value, double? Low, double? High)
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>
    /// Wilson's score interval (Wilson, 1927): with p = k/n and z = 1.96, (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n). Unlike
    /// p ± z standard errors it keeps its level for few documents and for shares near 0 and 1. O(1).
    /// </summary>
    /// <param name="part">k, from 0 to <paramref name="whole"/>.</param>
    /// <param name="whole">n, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is negative or above <paramref name="whole"/>.</exception>
    public static ShareInterval Wilson(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        if (whole == 0)
            return default;
        var (p, perCase) = ((double)part / whole, Normal975 * Normal975 / whole);
        var middle = p + (perCase / 2);
        var half = Normal975 * Math.Sqrt((p * (1 - p) / whole) + (perCase / (4 * whole)));
        // At 0 and 1 the exact end is the share itself; rounding must not move it.
        return new ShareInterval(
            p, part == 0 ? 0 : (middle - half) / (1 + perCase), part == whole ? 1 : (middle + half) / (1 + perCase));
    }
}
