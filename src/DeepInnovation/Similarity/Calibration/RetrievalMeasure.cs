namespace DeepInnovation.Similarity.Calibration;

/// <summary>
/// How well the order by cosine finds known links: the row of <c>08-similarity/precision-at-k.parquet</c>. Means over the papers that have a usable link, each
/// paper counting alike.
/// </summary>
public sealed record RetrievalMeasure
{
    /// <summary><c>precision</c>, <c>recall</c> (both at K) or <c>mrr</c>, the mean of 1 / rank of a paper's first known link.</summary>
    public string Measure { get; set; } = "";

    /// <summary>How many patents of a paper are looked at; null for <c>mrr</c>, which looks at all.</summary>
    public int? K { get; set; }

    /// <summary>The measure; null without a paper.</summary>
    public double? Value { get; set; }

    /// <summary>Lower end of its 95 % interval: percentile bootstrap over papers.</summary>
    public double? Low { get; set; }

    /// <summary>Upper end of the interval.</summary>
    public double? High { get; set; }

    /// <summary>What a random order of each paper's candidates is expected to reach: exact.</summary>
    public double? Chance { get; set; }

    /// <summary>What the best possible order reaches: precision at 10 is 0.1 at most for a paper with one known link.</summary>
    public double? Reachable { get; set; }

    /// <summary>Papers with a usable link.</summary>
    public int Papers { get; set; }
}
