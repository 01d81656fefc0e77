namespace DeepInnovation.Sampling;

/// <summary>How a table is sampled: how many rows, and how they are divided among strata.</summary>
public sealed record SamplingPlan
{
    /// <summary>Rows to draw; where it is null, <see cref="Width"/> decides.</summary>
    public int? Size { get; init; }

    /// <summary>The wanted width of the interval of a share; see <see cref="SampleSize.ForShare"/>.</summary>
    public double? Width { get; init; }

    /// <summary>The level of that interval.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How the size is divided.</summary>
    public Allocation Allocation { get; init; } = Allocation.Equal;

    /// <summary>Standard deviations by stratum, for <see cref="Allocation.Neyman"/>.</summary>
    public IReadOnlyDictionary<string, double>? Deviations { get; init; }

    /// <summary>
    /// A column with 0, 1 or nothing, from which the deviations are taken instead: √(p (1 - p)) with p = (ones + 1) / (known +
    /// 2), which also serves a stratum with few or no known rows (Laplace's rule).
    /// </summary>
    public string? Pilot { get; init; }

    /// <summary>Shares of the split.</summary>
    public SplitFractions Fractions { get; init; } = SplitFractions.Default;

    /// <summary>The same seed draws the same rows, whatever their order.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Adds a column <c>weight</c>: how many rows of its stratum a drawn row stands for.</summary>
    public bool Weights { get; init; }
}
