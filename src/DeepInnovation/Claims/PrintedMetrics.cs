namespace DeepInnovation.Claims;

/// <summary>
/// What printed precision and recall imply: textbook identities of the two-by-two table, for checking a paper's own numbers.
/// </summary>
internal static class PrintedMetrics
{
    /// <summary>F1, the harmonic mean 2PR / (P + R) (van Rijsbergen, 1979); 0 when both are 0.</summary>
    public static double F1(double precision, double recall) =>
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);

    /// <summary>
    /// The share of positives that a row implies. Of all documents, share π times recall are true positives and 1 - π times
    /// (1 - specificity) false ones, so π / (1 - π) = P (1 - S) / (R (1 - P)).
    /// </summary>
    /// <param name="precision">Precision of the positive class, below 1.</param>
    /// <param name="recall">Recall of the positive class, above 0.</param>
    /// <param name="specificity">Recall of the negative class.</param>
    public static double Prevalence(double precision, double recall, double specificity)
    {
        var odds = precision * (1 - specificity) / (recall * (1 - precision));
        return odds / (1 + odds);
    }

    /// <summary>
    /// Average precision (step-wise, as scikit-learn defines it) when the only scores are hard labels: one operating point, then
    /// everything at recall 1, so P R + π (1 - R).
    /// </summary>
    /// <param name="precision">Precision of the positive class.</param>
    /// <param name="recall">Recall of the positive class.</param>
    /// <param name="prevalence">Share of positives.</param>
    public static double AveragePrecisionOfLabels(double precision, double recall, double prevalence) =>
        (precision * recall) + (prevalence * (1 - recall));
}
