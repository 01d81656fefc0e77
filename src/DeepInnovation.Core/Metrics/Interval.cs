namespace DeepInnovation.Core.Metrics;

/// <summary>A bootstrap percentile interval of one metric.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Resamples">How many resamples it rests on: those in which the metric is defined.</param>
public sealed record Interval(double Low, double High, int Resamples);
