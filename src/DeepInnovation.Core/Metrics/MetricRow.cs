namespace DeepInnovation.Core.Metrics;

/// <summary>A line of the table that people read.</summary>
/// <param name="Metric">Its name, as <see cref="MetricNames"/> spells it.</param>
/// <param name="Value">Its value; null where it is not defined.</param>
/// <param name="Low">Lower end of its interval; null where there is none.</param>
/// <param name="High">Upper end of its interval; null where there is none.</param>
public sealed record MetricRow(string Metric, double? Value, double? Low, double? High);
