namespace DeepInnovation.Core.Metrics;

/// <summary>A share of counted documents with its 95 % interval.</summary>
/// <param name="Value">The share, in [0, 1]; null for a share of nothing.</param>
/// <param name="Low">Lower end; null for a share of nothing.</param>
/// <param name="High">Upper end; null for a share of nothing.</param>
public readonly record struct ShareInterval(double? Value, double? Low, double? High)
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>
    /// Wilson's score interval (Wilson, 1927): with p = k/n and z = 1.96, (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n).
    /// Unlike p ± z standard errors it keeps its level for few documents and for shares near 0 and 1. O(1).
    /// </summary>
    /// <param name="part">k, from 0 to <paramref name="whole"/>.</param>
    /// <param name="whole">n, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is negative or above
    /// <paramref name="whole"/>.</exception>
    public static ShareInterval Wilson(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        return whole == 0 ? default : Wilson((double)part / whole, (double)whole);
    }

    /// <summary>
    /// The same for a weighted share Σ w y / Σ w, with Kish's (1965) effective number (Σ w)² / Σ w² in the place of n: as many
    /// documents of equal weights would say as much. With equal weights both are the same. O(n).
    /// </summary>
    /// <param name="rows">For each document its weight, above 0, and whether it is of the part.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not above 0.</exception>
    public static ShareInterval Weighted(IEnumerable<(double Weight, bool IsPart)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (part, rest, squares) = (0.0, 0.0, 0.0);
        foreach (var (weight, isPart) in rows)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight, nameof(rows));
            (part, rest, squares) = isPart ? (part + weight, rest, squares + (weight * weight))
                : (part, rest + weight, squares + (weight * weight));
        }

        var all = part + rest;
        return all == 0 ? default : Wilson(rest == 0 ? 1 : part / all, all * all / squares);
    }

    private static ShareInterval Wilson(double p, double n)
    {
        var perCase = Normal975 * Normal975 / n;
        var middle = p + (perCase / 2);
        var half = Normal975 * Math.Sqrt((p * (1 - p) / n) + (perCase / (4 * n)));
        // At 0 and 1 the exact end is the share itself; rounding must not move it.
        return new ShareInterval(p, p == 0 ? 0 : (middle - half) / (1 + perCase), p == 1 ? 1 : (middle + half) / (1 + perCase));
    }
}
