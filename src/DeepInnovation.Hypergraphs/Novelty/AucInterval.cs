using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>The AUC of real against random combinations with its 95 % interval.</summary>
/// <param name="Value">The mean of the wins of all hyperedges, each counting the same.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Edges">Hyperedges that met at least one random combination.</param>
internal sealed record AucInterval(double Value, double Low, double High, int Edges)
{
    /// <summary>Resamples of the bootstrap.</summary>
    public const int Resamples = 1000;

    /// <summary>
    /// A clustered bootstrap: a hyperedge with all its random opponents is one cluster, and hyperedges are drawn with
    /// replacement. The interval says how far another set of documents from the same year would move the AUC under the same fit;
    /// it does not hold the chance in the fit. Where all wins are equal the bootstrap has no width; there the ends are Wilson's
    /// with one trial a hyperedge, which is wider than the truth. O(resamples * n).
    /// </summary>
    /// <param name="winsPerEdge">
    /// For each hyperedge the share of its random opponents that had a lower propensity, equal ones counting half, in [0, 1]; NaN
    /// for one without opponents, which is left out.
    /// </param>
    /// <param name="seed">The same seed gives the same interval, whatever the order of the hyperedges.</param>
    /// <returns>Null when no hyperedge had an opponent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share lies outside [0, 1].</exception>
    public static AucInterval? Of(ReadOnlySpan<double> winsPerEdge, long seed)
    {
        var wins = new List<double>(winsPerEdge.Length);
        foreach (var win in winsPerEdge)
        {
            if (double.IsNaN(win))
                continue;
            ArgumentOutOfRangeException.ThrowIfNegative(win, nameof(winsPerEdge));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(win, 1, nameof(winsPerEdge));
            wins.Add(win);
        }

        if (wins.Count == 0)
            return null;
        wins.Sort();
        var sum = wins.Sum();
        if (wins[0] == wins[^1])
        {
            var below = ShareInterval.Wilson((long)Math.Floor(wins[0] * wins.Count), wins.Count);
            var above = ShareInterval.Wilson((long)Math.Ceiling(wins[0] * wins.Count), wins.Count);
            return new AucInterval(wins[0], below.Low!.Value, above.High!.Value, wins.Count);
        }

        var interval = Resampling.Mean(wins.ToArray(), seed, "novelty/auc-interval", Resamples)!;
        return new AucInterval(sum / wins.Count, interval.Low, interval.High, wins.Count);
    }
}
