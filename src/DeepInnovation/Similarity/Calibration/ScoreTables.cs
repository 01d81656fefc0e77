namespace DeepInnovation.Similarity.Calibration;

/// <summary>The scores of best pairs and of random pairs in a few numbers: the one row of <c>08-similarity/score-summary.parquet</c>.</summary>
public sealed record ScoreSummary
{
    /// <summary>Pairs that the year rule allows.</summary>
    public long AllowedPairs { get; set; }

    /// <summary>Their share of all pairs of a paper and a patent.</summary>
    public double AllowedShare { get; set; }

    /// <summary>Papers with a best pair.</summary>
    public int BestPairs { get; set; }

    /// <summary>Random pairs drawn.</summary>
    public int RandomPairs { get; set; }

    /// <summary>Median score of the best pairs; null without one.</summary>
    public double? BestMedian { get; set; }

    /// <summary>Median score of the random pairs; null without one.</summary>
    public double? RandomMedian { get; set; }

    /// <summary>Mean score of the random pairs.</summary>
    public double? RandomMean { get; set; }

    /// <summary>Standard deviation of the random pairs' scores.</summary>
    public double? RandomDeviation { get; set; }

    /// <summary>The 99.9 % quantile of the random pairs' scores: one random pair in a thousand is more similar.</summary>
    public double? RandomHigh { get; set; }

    /// <summary>Papers whose best pair is more similar than <see cref="RandomHigh"/>.</summary>
    public int PapersAbove { get; set; }

    /// <summary>Their share of the papers with a best pair.</summary>
    public double? PapersAboveShare { get; set; }

    /// <summary>Lower end of its 95 % interval (Wilson).</summary>
    public double? PapersAboveLow { get; set; }

    /// <summary>Upper end of its 95 % interval.</summary>
    public double? PapersAboveHigh { get; set; }

    /// <summary>
    /// The share to expect if each paper's best were the highest of as many independent random scores as the paper has candidates: the best of a
    /// thousand is high without any link. Mean of 1 - (1 - a)^candidates, a the share of random pairs above <see cref="RandomHigh"/>.
    /// </summary>
    public double? PapersAboveExpected { get; set; }
}

/// <summary>A quantile of the scores: the row of <c>08-similarity/score-quantiles.parquet</c>.</summary>
public sealed record ScoreQuantile
{
    /// <summary>The share of pairs at or below, in [0, 1].</summary>
    public double Share { get; set; }

    /// <summary>The best pairs' score; null without a pair.</summary>
    public double? Best { get; set; }

    /// <summary>The random pairs' score.</summary>
    public double? Random { get; set; }
}

/// <summary>The pairs whose score is in [Low, High): the row of <c>08-similarity/score-histogram.parquet</c>. The last bin, 0.98 to 1, also holds what rounding put above 1.</summary>
public sealed record ScoreBin
{
    /// <summary>Least score; a multiple of 0.02.</summary>
    public double Low { get; set; }

    /// <summary>The next bin's least score.</summary>
    public double High { get; set; }

    /// <summary>Best pairs.</summary>
    public int Best { get; set; }

    /// <summary>Random pairs.</summary>
    public int Random { get; set; }

    /// <summary>Share of the best pairs; 0 without one.</summary>
    public double BestShare { get; set; }

    /// <summary>Share of the random pairs; 0 without one.</summary>
    public double RandomShare { get; set; }

    /// <summary>Share of the best pairs with a score of <see cref="Low"/> or more.</summary>
    public double BestAtOrAbove { get; set; }

    /// <summary>Share of the random pairs with a score of <see cref="Low"/> or more: what a cosine of that height means.</summary>
    public double RandomAtOrAbove { get; set; }
}

/// <summary>The best pairs that lie so many years apart: the row of <c>08-similarity/score-by-lag.parquet</c>, from lag 0 to the longest that the years allow.</summary>
public sealed record LagScore
{
    /// <summary>Patent year less paper year.</summary>
    public int LagYears { get; set; }

    /// <summary>Best pairs at this lag.</summary>
    public int Pairs { get; set; }

    /// <summary>Their share of all best pairs.</summary>
    public double Share { get; set; }

    /// <summary>
    /// The share to expect if each paper drew one of its candidates at random: exact, from the years alone. What <see cref="Share"/> is to be compared with.
    /// </summary>
    public double ExpectedShare { get; set; }

    /// <summary>The share of all allowed pairs at this lag: exact, and early papers count for more, since they have more candidates.</summary>
    public double AllowedShare { get; set; }

    /// <summary>Lower quartile of the best pairs' scores; null without a pair.</summary>
    public double? LowerQuartile { get; set; }

    /// <summary>Their median.</summary>
    public double? Median { get; set; }

    /// <summary>Their upper quartile.</summary>
    public double? UpperQuartile { get; set; }

    /// <summary>Random pairs at this lag.</summary>
    public int RandomPairs { get; set; }

    /// <summary>Median of the random pairs' scores; null without a pair.</summary>
    public double? RandomMedian { get; set; }
}
