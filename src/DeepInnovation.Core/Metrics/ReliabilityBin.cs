namespace DeepInnovation.Core.Metrics;

/// <summary>
/// One bin of the reliability curve: scores in (<see cref="Low"/>, <see cref="High"/>], 0 included in the first.
/// </summary>
public sealed record ReliabilityBin
{
    /// <summary>The lower edge, exclusive (but 0 is in the first bin).</summary>
    public double Low { get; set; }

    /// <summary>The upper edge, inclusive.</summary>
    public double High { get; set; }

    /// <summary>Documents in the bin.</summary>
    public long Count { get; set; }

    /// <summary>Their mean score: what the classifier says.</summary>
    public double MeanScore { get; set; }

    /// <summary>Their share of label 1: what is the case.</summary>
    public double PositiveShare { get; set; }
}
