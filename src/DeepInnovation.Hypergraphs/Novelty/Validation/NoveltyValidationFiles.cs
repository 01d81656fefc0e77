namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>The tables of a check of novelty.</summary>
public static class NoveltyValidationFiles
{
    /// <summary>The <see cref="StabilityRow"/>s.</summary>
    public const string Stability = "stability.parquet";

    /// <summary>The <see cref="NullModelRow"/>s.</summary>
    public const string NullModels = "null-models.parquet";

    /// <summary>The <see cref="HitRow"/>s.</summary>
    public const string Hits = "hits.parquet";

    /// <summary>The <see cref="GroupRow"/>s.</summary>
    public const string Groups = "groups.parquet";
}
