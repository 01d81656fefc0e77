namespace DeepInnovation.Core.Metrics;

/// <summary>How well one class is found. A share of nothing is 0, as scikit-learn's default has it.</summary>
/// <param name="Precision">Share of the decisions for the class that are right.</param>
/// <param name="Recall">Share of the class that is found.</param>
/// <param name="F1">Harmonic mean of the two.</param>
/// <param name="Support">How many labels are of the class; of weighted scores the sum of their weights.</param>
public sealed record ClassMetrics(double Precision, double Recall, double F1, double Support)
{
    /// <summary>From counts or sums of weights; F1 = 2 TP / (2 TP + FP + FN).</summary>
    internal static ClassMetrics Of(double truePositives, double falsePositives, double falseNegatives) => new(
        ConfusionMatrix.Ratio(truePositives, truePositives + falsePositives),
        ConfusionMatrix.Ratio(truePositives, truePositives + falseNegatives),
        ConfusionMatrix.Ratio(2 * truePositives, (2 * truePositives) + falsePositives + falseNegatives),
        truePositives + falseNegatives);
}
