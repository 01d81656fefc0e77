namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>How alike two fits rank the same documents within their years: a row of <c>stability.parquet</c>.</summary>
public sealed record StabilityRow
{
    /// <summary>What only differs between the two fits is the seed.</summary>
    public const string BySeed = "seed";

    /// <summary>What only differs between the two fits is K.</summary>
    public const string ByDimensions = "dimensions";

    /// <summary>The run's fit against the number of nodes of each document: how far novelty is nothing but size.</summary>
    public const string ByNodes = "nodes";

    /// <summary><c>paper-content</c>, <c>paper-context</c>, <c>patent-content</c> or <c>patent-context</c>.</summary>
    public string Hypergraph { get; set; } = "";

    /// <summary><see cref="BySeed"/>, <see cref="ByDimensions"/> or <see cref="ByNodes"/>.</summary>
    public string Comparison { get; set; } = "";

    /// <summary>The first fit's seed.</summary>
    public long FirstSeed { get; set; }

    /// <summary>The second fit's seed; null where there is no second fit.</summary>
    public long? SecondSeed { get; set; }

    /// <summary>The first fit's K.</summary>
    public int FirstDimensions { get; set; }

    /// <summary>The second fit's K; null where there is no second fit.</summary>
    public int? SecondDimensions { get; set; }

    /// <summary>Documents compared: those with novelty in a year that has two or more of them.</summary>
    public int Documents { get; set; }

    /// <summary>See <see cref="YearRanks.Spearman"/>.</summary>
    public double? Spearman { get; set; }

    /// <summary>
    /// The same within documents of one year and one number of nodes: what is stable beside size. Null
    /// where no two are alike in both.
    /// </summary>
    public double? SameSizeSpearman { get; set; }

    /// <summary>See <see cref="YearRanks.Kendall"/>.</summary>
    public double? Kendall { get; set; }

    /// <summary>See <see cref="YearRanks.MeanShift"/>.</summary>
    public double? MeanShift { get; set; }

    /// <summary>See <see cref="YearRanks.TopJaccard"/>.</summary>
    public double? TopJaccard { get; set; }

    /// <summary>See <see cref="YearRanks.TopJaccardByChance"/>.</summary>
    public double? TopJaccardByChance { get; set; }
}
