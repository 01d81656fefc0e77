using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>The classifier's word on one document: the row of <c>05-classifier/scores.parquet</c>, one for every document.</summary>
public sealed record DocumentScore
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>Probability of being about AI, in [0, 1].</summary>
    public double Score { get; set; }

    /// <summary>True when <see cref="Score"/> reaches the threshold that <c>evaluation.json</c> states, chosen on the validation split.</summary>
    public bool IsAI { get; set; }

    /// <summary><c>train</c>, <c>validation</c> or <c>test</c> for documents of the sample; empty for the rest.</summary>
    public string Split { get; set; } = "";

    /// <summary>The label of documents of the sample; null for the rest.</summary>
    public int? Label { get; set; }

    /// <summary>The outer layer's probability; null where the classifier has one layer only.</summary>
    public double? OuterScore { get; set; }

    /// <summary>The inner layer's probability; null where the outer layer rejected the document, or there is no inner layer.</summary>
    public double? InnerScore { get; set; }
}

/// <summary>Where the classifier stage leaves its tables in a run.</summary>
public static class ClassifierFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "05-classifier";

    /// <summary>The <see cref="DocumentScore"/>s, in the corpus's order.</summary>
    public const string Scores = "scores.parquet";

    /// <summary>The metrics of each split, a <see cref="ClassifierEvaluation"/> as JSON (<c>{ "train": {...}, "validation": {...}, "test": {...}, ... }</c>).</summary>
    public const string Evaluation = "evaluation.json";

    /// <summary>The test split's <see cref="PrecisionRecallPoint"/>s, highest threshold first.</summary>
    public const string PrecisionRecall = "precision-recall.parquet";

    /// <summary>The same by design weights: the corpus's.</summary>
    public const string PrecisionRecallInCorpus = "precision-recall-corpus.parquet";

    /// <summary>The test split's <see cref="ReliabilityBin"/>s, lowest scores first.</summary>
    public const string Reliability = "reliability.parquet";

    /// <summary>The same by design weights: the corpus's.</summary>
    public const string ReliabilityInCorpus = "reliability-corpus.parquet";

    /// <summary>The <see cref="ClassifierComparison"/>s: every classifier on every split, split by split, the primary first.</summary>
    public const string Comparison = "comparison.parquet";

    /// <summary>The <see cref="LanguageModel.TrainingPoint"/>s of each layer, step by step; empty for a classifier without steps.</summary>
    public const string Training = "training.parquet";

    /// <summary>The paper's Table 5 with ours beside it: the <see cref="TableFiveRow"/>s.</summary>
    public const string TableFive = "table5.parquet";

    /// <summary>The primary's <see cref="ErrorRate"/>s on test and manual.</summary>
    public const string Errors = "errors.parquet";

    /// <summary>The <see cref="DoubtfulLabel"/>s, the most doubtful first.</summary>
    public const string Doubtful = "doubtful-labels.parquet";

    /// <summary>The paper's Fig. 3: the <see cref="JudgeOverlap"/>s; no rows without experts' labels.</summary>
    public const string FigureThree = "figure3.parquet";

    /// <summary>The trained baseline. The same run gives the same bytes.</summary>
    public const string Model = "baseline.zip";

    /// <summary>The file of a trained classifier, for example <c>dual-baseline.zip</c>.</summary>
    /// <param name="classifier">Its <see cref="ITextClassifier.Name"/>.</param>
    public static string ModelOf(string classifier) => $"{classifier}.zip";
}
