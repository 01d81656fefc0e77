namespace DeepInnovation.Claims;

/// <summary>One number that a run, the library's lists or arithmetic on the paper's own numbers gives.</summary>
/// <param name="Id">What is measured, for example <c>classifier.test.accuracy</c>.</param>
/// <param name="Value">The number, in the unit of the claims that name it.</param>
/// <param name="Source">The file, list or arithmetic that it comes from, for people.</param>
public sealed record Measurement(string Id, double Value, string Source)
{
    /// <summary>Lower end of its interval; null without one.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval; null without one.</summary>
    public double? High { get; init; }

    /// <summary>How many documents or rows it rests on; null where that means nothing.</summary>
    public long? N { get; init; }

    /// <summary>
    /// Why this number cannot decide a claim although it is the nearest that the run has, as a clause: for example that it is
    /// the baseline's and not BERT's. Null when it can.
    /// </summary>
    public string? Obstacle { get; init; }
}
