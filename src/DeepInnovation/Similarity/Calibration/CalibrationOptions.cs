namespace DeepInnovation.Similarity.Calibration;

/// <summary>How a calibration draws.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Random pairs to draw; fewer where the years allow fewer.</summary>
    public int RandomPairs { get; init; } = 100_000;

    /// <summary>Draws behind each interval.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>The seed of the random pairs and of the draws.</summary>
    public long Seed { get; init; } = 42;
}

/// <summary>Where the similarity stage leaves its calibration, beside the pairs.</summary>
public static class CalibrationFiles
{
    /// <summary>The one <see cref="ScoreSummary"/>.</summary>
    public const string Summary = "score-summary.parquet";

    /// <summary>The <see cref="ScoreQuantile"/>s.</summary>
    public const string Quantiles = "score-quantiles.parquet";

    /// <summary>The <see cref="ScoreBin"/>s.</summary>
    public const string Histogram = "score-histogram.parquet";

    /// <summary>The <see cref="LagScore"/>s.</summary>
    public const string Lags = "score-by-lag.parquet";

    /// <summary>The <see cref="RankedLink"/>s; only where a truth is given.</summary>
    public const string Links = "known-links.parquet";

    /// <summary>The <see cref="RetrievalMeasure"/>s; only where a truth is given.</summary>
    public const string Retrieval = "precision-at-k.parquet";
}
