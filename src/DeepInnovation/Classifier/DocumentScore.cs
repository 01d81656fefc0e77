using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>
/// The classifier's word on one document: the row of <c>05-classifier/scores.parquet</c>, one for every document.
/// </summary>
public sealed record DocumentScore
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>Probability of being about AI, in [0, 1].</summary>
    public double Score { get; set; }

    /// <summary>
    /// True when <see cref="Score"/> reaches the threshold that <c>evaluation.json</c> states, chosen on the validation split.
    /// </summary>
    public bool IsAI { get; set; }

    /// <summary><c>train</c>, <c>validation</c> or <c>test</c> for documents of the sample; empty for the rest.</summary>
    public string Split { get; set; } = "";

    /// <summary>The label of documents of the sample; null for the rest.</summary>
    public int? Label { get; set; }

    /// <summary>The outer layer's probability; null where the classifier has one layer only.</summary>
    public double? OuterScore { get; set; }

    /// <summary>
    /// The inner layer's probability; null where the outer layer rejected the document, or there is no inner layer.
    /// </summary>
    public double? InnerScore { get; set; }
}
