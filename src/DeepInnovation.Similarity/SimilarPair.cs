namespace DeepInnovation.Similarity;

/// <summary>
/// A paper and a patent near to it, not older than the paper: the row of
/// <c>08-similarity/pairs.parquet</c> (the paper's DeepCosineAI).
/// </summary>
public sealed record SimilarPair
{
    /// <summary>The paper.</summary>
    public string PaperId { get; set; } = "";

    /// <summary>The patent.</summary>
    public string PatentId { get; set; } = "";

    /// <summary>Cosine of the two embeddings.</summary>
    public float Similarity { get; set; }

    /// <summary>The paper's year.</summary>
    public int PaperYear { get; set; }

    /// <summary>The patent's year; at least <see cref="PaperYear"/>.</summary>
    public int PatentYear { get; set; }

    /// <summary>Place among the paper's patents, from 1, by similarity and then patent id.</summary>
    public int Rank { get; set; }
}
