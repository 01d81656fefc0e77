using DeepInnovation.Core.Documents;

namespace DeepInnovation.Labels;

/// <summary>A judgement whether a document is about AI: the row of <c>04-labels/labels.parquet</c>.</summary>
public sealed record DocumentLabel
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>1 about AI, 0 not.</summary>
    public int Label { get; set; }

    /// <summary>Why, in the labeler's words; empty when it gives none.</summary>
    public string Rationale { get; set; } = "";

    /// <summary>The model that answered, or the source of a label that came with the corpus.</summary>
    public string Model { get; set; } = "";

    /// <summary>What judged: <c>language model</c>, <c>given</c>, <c>filter</c> or <c>reviewer</c>.</summary>
    public string Judge { get; set; } = "";

    /// <summary>The prompt's version; empty when no prompt was asked.</summary>
    public string PromptVersion { get; set; } = "";

    /// <summary>SHA-256 of the prompt; empty when no prompt was asked.</summary>
    public string PromptHash { get; set; } = "";

    /// <summary>When the judgement was given, UTC, as <c>yyyy-MM-ddTHH:mm:ssZ</c>; null where nobody noted it.</summary>
    public string? JudgedAt { get; set; }
}
