
namespace DeepInnovation.Core.Metrics;

/// <summary>What is known of one stratum after its sample was labelled.</summary>
/// <param name="Name">The stratum.</param>
/// <param name="Available">Documents in it.</param>
/// <param name="Labelled">Documents labelled.</param>
/// <param name="Positive">Of them, those with label 1.</param>
public sealed record StratumCount(string Name, long Available, int Labelled, int Positive);

/// <summary>
/// The share of a property in the whole frame, from a stratified sample that is not proportional (Cochran, 1977, section 5.11):
/// p = Σ W_h p_h with W_h = N_h / N, and the variance Σ W_h² (1 - n_h/N_h) p_h (1 - p_h) / (n_h - 1). The plain share of a
/// balanced sample says nothing about the frame; this does.
/// </summary>
/// <param name="Share">p.</param>
/// <param name="StandardError">The root of the variance; null where a stratum has one labelled document only.</param>
/// <param name="Low">p - z standard errors, not below 0; null without one.</param>
/// <param name="High">p + z standard errors, not above 1; null without one.</param>
/// <param name="DesignEffect">The variance over that of a simple random sample of as many documents; null without one.</param>
/// <param name="Documents">Documents in the strata that have labels.</param>
/// <param name="Uncovered">Documents in strata without any label: nothing is said about them.</param>
public sealed record StratifiedEstimate(double Share, double? StandardError, double? Low, double? High, double? DesignEffect,
    long Documents, long Uncovered)
{
    /// <summary>Estimates. O(strata).</summary>
    /// <param name="strata">Every stratum of the frame.</param>
    /// <param name="confidence">The level of the interval.</param>
    /// <exception cref="InputException">No stratum has a label, or counts contradict each other.</exception>
    public static StratifiedEstimate Of(IReadOnlyCollection<StratumCount> strata, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        if (strata.FirstOrDefault(s => s.Positive < 0 || s.Positive > s.Labelled || s.Labelled > s.Available) is { } odd)
            throw new InputException($"the counts of stratum {odd.Name} contradict each other",
                "Give positive <= labelled <= available");
        var seen = strata.Where(s => s.Labelled > 0).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        if (seen.Count == 0)
            throw new InputException("no stratum has a labelled document", "Label the sample first");
        double all = seen.Sum(s => s.Available), share = 0, variance = 0;
        foreach (var stratum in seen)
        {
            var (weight, p) = (stratum.Available / all, (double)stratum.Positive / stratum.Labelled);
            share += weight * p;
            if (stratum.Labelled < stratum.Available)
                variance +=
                    weight * weight * (1 - ((double)stratum.Labelled / stratum.Available)) * p * (1 - p) / (stratum.Labelled - 1);
        }

        var uncovered = strata.Sum(s => s.Available) - (long)all;
        if (!double.IsFinite(variance))
            return new StratifiedEstimate(share, null, null, null, null, (long)all, uncovered);
        var (error, z) = (Math.Sqrt(variance), NormalQuantile.Of((1 + confidence) / 2));
        double n = seen.Sum(s => s.Labelled);
        var simple = (1 - (n / all)) * share * (1 - share) / (n - 1);
        return new StratifiedEstimate(share, error, Math.Max(0, share - (z * error)), Math.Min(1, share + (z * error)),
            simple > 0 ? variance / simple : null, (long)all, uncovered);
    }
}
