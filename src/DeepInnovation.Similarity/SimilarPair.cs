namespace DeepInnovation.Similarity;

/// <summary>A paper and a patent near to it, not older than the paper: the row of <c>08-similarity/pairs.parquet</c> (the paper's DeepCosineAI).</summary>
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

/// <summary>Where the similarity stage leaves its tables in a run.</summary>
public static class SimilarityFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "08-similarity";

    /// <summary>The <see cref="SimilarPair"/>s by paper in the corpus's order, then by rank.</summary>
    public const string Pairs = "pairs.parquet";

    /// <summary>The <see cref="Calibration.ScoreCalibration"/>s: best pairs against random ones.</summary>
    public const string Scores = "scores.parquet";

    /// <summary>The <see cref="Calibration.LagScores"/>s.</summary>
    public const string Lags = "lags.parquet";

    /// <summary>The <see cref="Calibration.LinkRetrieval"/>s; no row where no known links are given.</summary>
    public const string Links = "links.parquet";
}
