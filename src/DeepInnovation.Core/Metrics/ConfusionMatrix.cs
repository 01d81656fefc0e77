namespace DeepInnovation.Core.Metrics;

/// <summary>
/// How labels and decisions meet at one threshold; label 1 is "positive". Documents, or of weighted scores the
/// documents that they stand for.
/// </summary>
/// <param name="TruePositives">Label 1, accepted.</param>
/// <param name="FalsePositives">Label 0, accepted.</param>
/// <param name="TrueNegatives">Label 0, refused.</param>
/// <param name="FalseNegatives">Label 1, refused.</param>
public sealed record ConfusionMatrix(double TruePositives, double FalsePositives, double TrueNegatives, double FalseNegatives)
{
    /// <summary>The matrix when scores of at least <paramref name="threshold"/> are accepted. O(n).</summary>
    public static ConfusionMatrix At(RankedScores data, double threshold)
    {
        ArgumentNullException.ThrowIfNull(data);
        return At(data, data.CountAtLeast(threshold), data.Weights);
    }

    /// <summary>Share of all decisions that are right; 0 for an empty matrix.</summary>
    public double Accuracy() =>
        Ratio(TruePositives + TrueNegatives, TruePositives + FalsePositives + TrueNegatives + FalseNegatives);

    /// <summary>Precision, recall and F1 of label 1.</summary>
    public ClassMetrics Positive() => ClassMetrics.Of(TruePositives, FalsePositives, FalseNegatives);

    /// <summary>Precision, recall and F1 of label 0.</summary>
    public ClassMetrics Negative() => ClassMetrics.Of(TrueNegatives, FalseNegatives, FalsePositives);

    /// <summary>
    /// The unweighted mean of both classes, always both: a class that occurs neither among labels nor decisions counts 0
    /// (scikit-learn's macro average with <c>labels=[0, 1]</c>).
    /// </summary>
    public ClassMetrics Macro()
    {
        var (positive, negative) = (Positive(), Negative());
        return new ClassMetrics(
            (positive.Precision + negative.Precision) / 2,
            (positive.Recall + negative.Recall) / 2,
            (positive.F1 + negative.F1) / 2,
            positive.Support + negative.Support);
    }

    /// <summary>
    /// The matrix when the first <paramref name="accepted"/> rows are accepted, each row counted with its weight (empty: once).
    /// </summary>
    internal static ConfusionMatrix At(RankedScores data, int accepted, ReadOnlySpan<double> weights)
    {
        Span<double> cells = stackalloc double[4];
        var labels = data.Labels;
        for (var i = 0; i < labels.Length; i++)
            cells[(i < accepted ? 2 : 0) + labels[i]] += weights.IsEmpty ? 1 : weights[i];
        return new ConfusionMatrix(TruePositives: cells[3], FalsePositives: cells[2], TrueNegatives: cells[0],
            FalseNegatives: cells[1]);
    }

    /// <summary>A share; 0 of 0 is 0, scikit-learn's default.</summary>
    internal static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
