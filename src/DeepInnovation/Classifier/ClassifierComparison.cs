using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>
/// One classifier on one split, as it was drawn or as a part of the corpus: the row of <c>05-classifier/comparison.parquet</c>.
/// All classifiers see the same documents.
/// </summary>
public sealed record ClassifierComparison
{
    internal const string Sample = "sample", Corpus = "corpus";

    /// <summary>
    /// <c>primary</c> (it decides), <c>single-layer</c> (the primary's outer layer alone), <c>baseline</c> or
    /// <c>filter</c> (keywords and IPC).
    /// </summary>
    public string Role { get; set; } = "";

    /// <summary>The classifier's name.</summary>
    public string Classifier { get; set; } = "";

    /// <summary><c>train</c> (how well it fits, no quality), <c>validation</c>, <c>test</c> or <c>manual</c>.</summary>
    public string Split { get; set; } = "";

    /// <summary>
    /// What the figures are: <c>quality</c> or <c>agreement with the filter</c>, see
    /// <see cref="Labels.LabelProvenance.Measures"/>; experts' labels measure quality.
    /// </summary>
    public string Measures { get; set; } = "";

    /// <summary>
    /// <c>sample</c>: of the split's documents as they were drawn, balanced. <c>corpus</c>: by design weights, what the same
    /// documents say of the corpus (see <see cref="CorpusEvaluation"/>); experts' documents (<c>manual</c>) have no such row.
    /// </summary>
    public string Scope { get; set; } = "";

    /// <summary>Documents measured.</summary>
    public long N { get; set; }

    /// <summary>Share of label 1: the AUPRC of scores without information.</summary>
    public double Prevalence { get; set; }

    /// <summary>Average precision.</summary>
    public double Auprc { get; set; }

    /// <summary>Lower end of its interval; null on train and validation.</summary>
    public double? AuprcLow { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? AuprcHigh { get; set; }

    /// <summary>The primary's average precision minus this one's; null for the primary itself.</summary>
    public double? AuprcLead { get; set; }

    /// <summary>Lower end of the paired bootstrap interval of <see cref="AuprcLead"/>; null on train and validation.</summary>
    public double? AuprcLeadLow { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? AuprcLeadHigh { get; set; }

    /// <summary>Area under the ROC curve; null with one class only.</summary>
    public double? Auroc { get; set; }

    /// <summary>Lower end of its interval; null on train and validation.</summary>
    public double? AurocLow { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? AurocHigh { get; set; }

    /// <summary>Scores of at least this are taken as AI; chosen on validation (the filter's verdict is 1 or 0).</summary>
    public double Threshold { get; set; }

    /// <summary>Share of right decisions.</summary>
    public double Accuracy { get; set; }

    /// <summary>Lower end of the interval of <see cref="Accuracy"/>; null on train and validation, as all ends below.</summary>
    public double? AccuracyLow { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? AccuracyHigh { get; set; }

    /// <summary>Precision of the AI class.</summary>
    public double PrecisionAI { get; set; }

    /// <summary>Lower end of its interval.</summary>
    public double? PrecisionLow { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? PrecisionHigh { get; set; }

    /// <summary>Recall of the AI class.</summary>
    public double RecallAI { get; set; }

    /// <summary>Lower end of its interval.</summary>
    public double? RecallLow { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? RecallHigh { get; set; }

    /// <summary>F1 of the AI class.</summary>
    public double F1AI { get; set; }

    /// <summary>Lower end of its interval.</summary>
    public double? F1Low { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? F1High { get; set; }

    /// <summary>Precision of the other class.</summary>
    public double PrecisionNonAI { get; set; }

    /// <summary>Recall of the other class.</summary>
    public double RecallNonAI { get; set; }

    /// <summary>F1 of the other class.</summary>
    public double F1NonAI { get; set; }

    /// <summary>One row.</summary>
    internal static ClassifierComparison Of(Judge judge, string split, string scope,
        Evaluation evaluation, PairedDifference? lead)
    {
        Interval? IntervalOf(string metric) => evaluation.Intervals.GetValueOrDefault(metric);
        return new ClassifierComparison
        {
            Role = judge.Role,
            Classifier = judge.Name,
            Split = split,
            Scope = scope,
            N = evaluation.N,
            Prevalence = evaluation.Prevalence,
            Auprc = evaluation.AveragePrecision,
            AuprcLow = IntervalOf(MetricNames.AveragePrecision)?.Low,
            AuprcHigh = IntervalOf(MetricNames.AveragePrecision)?.High,
            AuprcLead = lead?.Value,
            AuprcLeadLow = lead?.Interval?.Low,
            AuprcLeadHigh = lead?.Interval?.High,
            Auroc = evaluation.Auroc,
            AurocLow = IntervalOf(MetricNames.Auroc)?.Low,
            AurocHigh = IntervalOf(MetricNames.Auroc)?.High,
            Threshold = evaluation.Threshold,
            Accuracy = evaluation.Accuracy,
            AccuracyLow = IntervalOf("accuracy")?.Low,
            AccuracyHigh = IntervalOf("accuracy")?.High,
            PrecisionAI = evaluation.Positive.Precision,
            PrecisionLow = IntervalOf("precision_positive")?.Low,
            PrecisionHigh = IntervalOf("precision_positive")?.High,
            RecallAI = evaluation.Positive.Recall,
            RecallLow = IntervalOf("recall_positive")?.Low,
            RecallHigh = IntervalOf("recall_positive")?.High,
            F1AI = evaluation.Positive.F1,
            F1Low = IntervalOf("f1_positive")?.Low,
            F1High = IntervalOf("f1_positive")?.High,
            PrecisionNonAI = evaluation.Negative.Precision,
            RecallNonAI = evaluation.Negative.Recall,
            F1NonAI = evaluation.Negative.F1,
        };
    }
}
