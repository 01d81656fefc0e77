using DeepInnovation.Core.Documents;

namespace DeepInnovation.Labels;

/// <summary>
/// An expert's judgement, and the labeler's on the same document: the row of <c>04-labels/manual.parquet</c>. The paper measures
/// its classifier on such a set too (Table 5, "manual"); experts' labels teach nothing here, they only measure.
/// </summary>
public sealed record ManualLabel
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>The expert's word: 1 about AI, 0 not.</summary>
    public int Expert { get; set; }

    /// <summary>
    /// The labeler's word; null where it was not asked or has no answer. The filter is no second judge, and neither are the
    /// corpus's labels where all of them are the experts' own: both stay null.
    /// </summary>
    public int? Label { get; set; }

    /// <summary>The model that gave <see cref="Label"/>; empty where there is none.</summary>
    public string Model { get; set; } = "";
}
