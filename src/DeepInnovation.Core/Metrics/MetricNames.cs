namespace DeepInnovation.Core.Metrics;

/// <summary>The names of the metrics in tables and JSON, in the order in which they are shown.</summary>
public static class MetricNames
{
    /// <summary>Area under the precision-recall curve, as <see cref="Ranking.AveragePrecision(RankedScores)"/>.</summary>
    public const string AveragePrecision = "average_precision";

    /// <summary>Area under the ROC curve, as <see cref="Ranking.Auroc(RankedScores)"/>.</summary>
    public const string Auroc = "auroc";

    /// <summary>Share of label 1: the average precision without information.</summary>
    public const string Prevalence = "prevalence";

    /// <summary>Brier score.</summary>
    public const string Brier = "brier";

    /// <summary>Expected calibration error.</summary>
    public const string ExpectedCalibrationError = "expected_calibration_error";

    /// <summary>F1 of label 1.</summary>
    public const string F1 = "f1_positive";

    /// <summary>
    /// All of them. Those of a class end in <c>_positive</c> (label 1), <c>_negative</c> (label 0) or <c>_macro</c>.
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AveragePrecision, Auroc, Prevalence, "accuracy",
        "precision_positive", "recall_positive", F1,
        "precision_negative", "recall_negative", "f1_negative",
        "precision_macro", "recall_macro", "f1_macro",
        Brier, ExpectedCalibrationError,
    ];
}
