namespace DeepInnovation.Claims;

/// <summary>
/// One claim, what the run measured for it and the verdict: the row of <c>11-claims/ledger.parquet</c>, one for every claim in
/// the order of <see cref="ClaimBook"/>.
/// </summary>
public sealed record LedgerRow
{
    /// <summary>The claim's name.</summary>
    public string Id { get; set; } = "";

    /// <summary>The group that it belongs to.</summary>
    public string Topic { get; set; } = "";

    /// <summary>What is claimed.</summary>
    public string Statement { get; set; } = "";

    /// <summary>Who says so: P, C, U, S or I.</summary>
    public string Tag { get; set; } = "";

    /// <summary>The claimed number; null when the claim has none.</summary>
    public double? Expected { get; set; }

    /// <summary>What this run measured, shown whatever the verdict; null when nothing was.</summary>
    public double? Measured { get; set; }

    /// <summary>Lower end of the measured interval.</summary>
    public double? Low { get; set; }

    /// <summary>Upper end of the measured interval.</summary>
    public double? High { get; set; }

    /// <summary>How many documents or rows the measured value rests on.</summary>
    public long? N { get; set; }

    /// <summary>The unit of all these numbers; empty for shares and scores.</summary>
    public string Unit { get; set; } = "";

    /// <summary><c>exact</c>, <c>±0.01</c> or <c>±10 %</c>.</summary>
    public string Tolerance { get; set; } = "";

    /// <summary>Reproduced, differs or not testable.</summary>
    public Verdict Verdict { get; set; }

    /// <summary>Why, as a sentence.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Where the measured value comes from; empty when there is none.</summary>
    public string Source { get; set; } = "";
}
