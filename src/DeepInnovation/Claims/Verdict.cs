namespace DeepInnovation.Claims;

/// <summary>What became of a claim.</summary>
public enum Verdict
{
    /// <summary>The measured value lies within the tolerance of the claimed one.</summary>
    Reproduced,

    /// <summary>It does not.</summary>
    Differs,

    /// <summary>The data at hand cannot decide.</summary>
    NotTestable,
}

/// <summary>A verdict and why, in a sentence.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why, as a sentence.</param>
internal sealed record ReasonedVerdict(Verdict Verdict, string Reason);
