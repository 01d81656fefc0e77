using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Sampling;

/// <summary>How much of a sample each side of the split gets.</summary>
public sealed record SplitFractions
{
    private const double Tolerance = 1e-9;

    /// <summary>Makes a division.</summary>
    /// <param name="train">Share that fits the model.</param>
    /// <param name="validation">Share that chooses thresholds.</param>
    /// <param name="test">Share that measures.</param>
    /// <exception cref="InputException">A share is negative, or they do not sum to 1.</exception>
    public SplitFractions(double train, double validation, double test)
    {
        (Train, Validation, Test) = (train, validation, test);
        if (!(train >= 0 && validation >= 0 && test >= 0) || Math.Abs(train + validation + test - 1) > Tolerance)
            throw new InputException($"the split {this} does not divide a whole",
                "Give three shares of 0 or more that sum to 1, for example 0.6,0.2,0.2");
    }

    /// <summary>60, 20 and 20 per cent.</summary>
    public static SplitFractions Default { get; } = new(0.6, 0.2, 0.2);

    /// <summary>Share that fits the model.</summary>
    public double Train { get; }

    /// <summary>Share that chooses thresholds.</summary>
    public double Validation { get; }

    /// <summary>Share that measures.</summary>
    public double Test { get; }

    /// <summary>The side on which a place in [0, 1) falls.</summary>
    public Split SideOf(double place) => place < Train ? Split.Train : place < Train + Validation ? Split.Validation : Split.Test;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Train},{Validation},{Test}");
}
