namespace DeepInnovation.Similarity.Calibration;

/// <summary>A known link and where the join's order puts it: the row of <c>08-similarity/known-links.parquet</c>.</summary>
public sealed record RankedLink
{
    /// <summary>The paper.</summary>
    public string PaperId { get; set; } = "";

    /// <summary>The patent that goes back to it.</summary>
    public string PatentId { get; set; } = "";

    /// <summary>Their <see cref="CanonicalScore"/>.</summary>
    public float Similarity { get; set; }

    /// <summary>The patent's place among all patents that the year rule allows the paper, from 1: by score, then id, as the join orders.</summary>
    public int Rank { get; set; }

    /// <summary>How many patents the rule allows the paper.</summary>
    public int Candidates { get; set; }

    /// <summary>The paper's year.</summary>
    public int PaperYear { get; set; }

    /// <summary>The patent's year.</summary>
    public int PatentYear { get; set; }
}
