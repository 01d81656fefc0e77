using DeepInnovation.Core.Documents;

namespace DeepInnovation.Classifier;

/// <summary>
/// A label that the classifiers doubt, to be read again: the row of <c>05-classifier/doubtful-labels.parquet</c>.
/// </summary>
public sealed record DoubtfulLabel
{
    /// <summary>From 1, the most doubtful first.</summary>
    public long Rank { get; set; }

    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>Its title.</summary>
    public string Title { get; set; } = "";

    /// <summary><c>train</c>, <c>validation</c> or <c>test</c>.</summary>
    public string Split { get; set; } = "";

    /// <summary>The label in doubt.</summary>
    public int Label { get; set; }

    /// <summary>Probability of label 1 by a classifier that did not learn from this document.</summary>
    public double Probability { get; set; }

    /// <summary>That classifier: <c>baseline, 5 folds</c>, or the primary's name.</summary>
    public string Classifier { get; set; } = "";
}
