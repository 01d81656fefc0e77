namespace DeepInnovation.Release;

/// <summary>Where the release stage leaves the tables that the paper delivers, in the paper's own CSV formats.</summary>
public static class ReleaseFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "09-release";

    /// <summary>Patents judged AI: leading index, ID, PN, IPC, title, abstract, Year, Keywords, Novelty.</summary>
    public const string Patents = "DeepPatentAI.csv";

    /// <summary>Papers judged AI: leading index and 13 fields.</summary>
    public const string Papers = "DeepDiveAI.csv";

    /// <summary>Pairs: Paper_ID, Patent_ID, Similarity, Paper_Year, Patent_Year.</summary>
    public const string Pairs = "DeepCosineAI.csv";

    /// <summary>The same pairs in the shape of the earlier released code: Paper_ID, Patent_ID, Similarity.</summary>
    public const string PairsWithoutYears = "DeepCosineAI-without-years.csv";

    /// <summary>The same pairs as Parquet: the columns of <see cref="Similarity.SimilarPair"/>.</summary>
    public const string PairsParquet = "DeepCosineAI.parquet";
}
