using System.Globalization;

namespace DeepInnovation.Claims;

/// <summary>How a measured value is held against an expected one.</summary>
public enum ToleranceKind
{
    /// <summary>They must be equal.</summary>
    Exact,

    /// <summary>They may differ by the tolerance's value, in the claim's unit.</summary>
    Absolute,

    /// <summary>They may differ by the tolerance's value times the expected value.</summary>
    Relative,
}

/// <summary>
/// How far a measured value may lie from the expected one. Tolerances are this project's choice, not the paper's.
/// </summary>
/// <param name="Kind">Exact, absolute or relative.</param>
/// <param name="Value">0 for exact; otherwise positive, and below 1 when relative.</param>
public sealed record Tolerance(ToleranceKind Kind, double Value)
{
    /// <summary>The largest difference allowed, in the claim's unit.</summary>
    public double Allowed(double expected) => Kind switch
    {
        ToleranceKind.Exact => 0,
        ToleranceKind.Absolute => Value,
        _ => Value * Math.Abs(expected),
    };

    /// <summary>
    /// True when <paramref name="measured"/> lies within the tolerance of <paramref name="expected"/>; the edge is inside, and
    /// a rounding error of 1e-9 of the expected value is forgiven. Never true for NaN.
    /// </summary>
    public bool Holds(double expected, double measured) =>
        Math.Abs(measured - expected) <= Allowed(expected) + (Kind == ToleranceKind.Exact ? 0 : 1e-9 * Math.Abs(expected));

    /// <summary>For people: <c>exact</c>, <c>±0.01</c>, <c>±10 %</c>.</summary>
    public override string ToString() => Kind switch
    {
        ToleranceKind.Exact => "exact",
        ToleranceKind.Absolute => string.Create(CultureInfo.InvariantCulture, $"±{Value:0.######}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"±{100 * Value:0.####} %"),
    };
}
