namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// A document's row in <c>citation-measures</c>. What needs years is null where the citations came without any.
/// </summary>
public sealed record CitationRow
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Its year.</summary>
    public int? Year { get; set; }

    /// <summary>The documents of the table that it cites.</summary>
    public int References { get; set; }

    /// <summary>The documents of the table that cite it.</summary>
    public int Citations { get; set; }

    /// <summary>DI, over all later years (<see cref="Disruption.Value"/>).</summary>
    public double? Di { get; set; }

    /// <summary>n_i of DI.</summary>
    public int? DiOnlyFocal { get; set; }

    /// <summary>n_j of DI.</summary>
    public int? DiBoth { get; set; }

    /// <summary>n_k of DI.</summary>
    public int? DiOnlyReferences { get; set; }

    /// <summary>CD_t, over the t years after its own: CD5 for t = 5.</summary>
    public double? CdT { get; set; }

    /// <summary>n_i of CD_t.</summary>
    public int? CdOnlyFocal { get; set; }

    /// <summary>n_j of CD_t.</summary>
    public int? CdBoth { get; set; }

    /// <summary>n_k of CD_t.</summary>
    public int? CdOnlyReferences { get; set; }

    /// <summary>PageRank; the scores of all documents add up to 1.</summary>
    public double PageRank { get; set; }

    /// <summary>PageRank rescaled among the documents of similar age, in standard deviations.</summary>
    public double? RescaledPageRank { get; set; }

    /// <summary>B, the coefficient of delayed recognition; null when never cited.</summary>
    public double? SleepingBeauty { get; set; }

    /// <summary>The awakening, in years after its own.</summary>
    public int? AwakeningYear { get; set; }

    /// <summary>The first year of most citations, in years after its own.</summary>
    public int? PeakYear { get; set; }

    /// <summary>The citations of that year.</summary>
    public int? PeakCitations { get; set; }
}
