using DeepInnovation.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>One classifier on one split: the row of <c>05-classifier/comparison.parquet</c>. All classifiers see the same documents.</summary>
public sealed record ClassifierComparison
{
    /// <summary><c>primary</c> (it decides), <c>single-layer</c> (the primary's outer layer alone), <c>baseline</c> or <c>filter</c> (keywords and IPC).</summary>
    public string Role { get; set; } = "";

    /// <summary>The classifier's name.</summary>
    public string Classifier { get; set; } = "";

    /// <summary><c>train</c> (how well it fits, no quality), <c>validation</c>, <c>test</c> or <c>manual</c>.</summary>
    public string Split { get; set; } = "";

    /// <summary>What the figures are: <c>quality</c> or <c>agreement with the filter</c>, see <see cref="Labels.LabelProvenance.Measures"/>; experts' labels measure quality.</summary>
    public string Measures { get; set; } = "";

    /// <summary>Documents.</summary>
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

    /// <summary>Precision of the AI class.</summary>
    public double PrecisionAI { get; set; }

    /// <summary>Recall of the AI class.</summary>
    public double RecallAI { get; set; }

    /// <summary>F1 of the AI class.</summary>
    public double F1AI { get; set; }

    /// <summary>Precision of the other class.</summary>
    public double PrecisionNonAI { get; set; }

    /// <summary>Recall of the other class.</summary>
    public double RecallNonAI { get; set; }

    /// <summary>F1 of the other class.</summary>
    public double F1NonAI { get; set; }

    /// <summary>One row.</summary>
    internal static ClassifierComparison Of(Judge judge, string split, Evaluation evaluation, PairedDifference? lead)
    {
        var (auprc, auroc) = (evaluation.Intervals.GetValueOrDefault(MetricNames.AveragePrecision), evaluation.Intervals.GetValueOrDefault(MetricNames.Auroc));
        return new ClassifierComparison
        {
            Role = judge.Role,
            Classifier = judge.Name,
            Split = split,
            N = evaluation.N,
            Prevalence = evaluation.Prevalence,
            Auprc = evaluation.AveragePrecision,
            AuprcLow = auprc?.Low,
            AuprcHigh = auprc?.High,
            AuprcLead = lead?.Value,
            AuprcLeadLow = lead?.Interval?.Low,
            AuprcLeadHigh = lead?.Interval?.High,
            Auroc = evaluation.Auroc,
            AurocLow = auroc?.Low,
            AurocHigh = auroc?.High,
            Threshold = evaluation.Threshold,
            Accuracy = evaluation.Accuracy,
            PrecisionAI = evaluation.Positive.Precision,
            RecallAI = evaluation.Positive.Recall,
            F1AI = evaluation.Positive.F1,
            PrecisionNonAI = evaluation.Negative.Precision,
            RecallNonAI = evaluation.Negative.Recall,
            F1NonAI = evaluation.Negative.F1,
        };
    }
}
