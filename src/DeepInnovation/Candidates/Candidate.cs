using DeepInnovation.Core.Documents;

namespace DeepInnovation.Candidates;

/// <summary>
/// The filter's verdict on one document: the row of <c>02-candidates/candidates.parquet</c>, one for every document.
/// </summary>
public sealed record Candidate
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>True when a rule matched.</summary>
    public bool Kept { get; set; }

    /// <summary>
    /// The first rule that matched: <c>ipc-exact</c>, <c>ipc-prefix</c> or <c>keyword</c>; empty when none did.
    /// </summary>
    public string Rule { get; set; } = "";

    /// <summary>Where it matched: <c>ipc</c>, <c>title</c> or <c>abstract</c>; empty when nowhere.</summary>
    public string Where { get; set; } = "";

    /// <summary>The list entry that matched, as the list spells it.</summary>
    public string Match { get; set; } = "";
}
