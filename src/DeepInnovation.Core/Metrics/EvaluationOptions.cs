namespace DeepInnovation.Core.Metrics;

/// <summary>How scores are evaluated, besides the threshold.</summary>
public sealed record EvaluationOptions
{
    /// <summary>No intervals.</summary>
    public static EvaluationOptions WithoutIntervals { get; } = new() { Resamples = 0 };

    /// <summary>Bootstrap resamples; 0 for no intervals.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Seed of the resamples.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Share of the resamples that an interval holds, in (0, 1).</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Equal-width bins of the calibration error and the reliability curve.</summary>
    public int CalibrationBins { get; init; } = Calibration.DefaultBins;

    /// <summary>Threads of the bootstrap; null for all. Changes the time, never the result.</summary>
    public int? Threads { get; init; }
}
