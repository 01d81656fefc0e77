namespace DeepInnovation.Claims;

/// <summary>
/// The rule that turns a claim and a measurement into a verdict. A claim about the full release is decided by the full release
/// alone: on other data the measured value is shown beside it, and the verdict is <see cref="Verdict.NotTestable"/>.
/// </summary>
internal static class ClaimCheck
{
    /// <summary>Judges one claim. O(1).</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="measurement">What was measured for it; null when nothing was.</param>
    /// <param name="scope">What the data are.</param>
    public static ReasonedVerdict Judge(Claim claim, Measurement? measurement, ScopeEvidence scope)
    {
        if (claim.Needs == ClaimNeeds.Reading || claim.Expected is not { } expected)
            return NotTestable("Reading the released repository decides this; no table of a run does.");
        if (claim.Needs == ClaimNeeds.Release && scope.Lacks(claim.Subject) is { } lack)
            return NotTestable(lack);
        if (measurement is null)
            return NotTestable("Nothing in this run measures it.");
        if (measurement.Obstacle is { } obstacle)
            return NotTestable($"The measured value cannot decide it: {obstacle}.");
        if (!double.IsFinite(measurement.Value))
            return NotTestable("The measured value is not a number.");

        var numbers = $"{ClaimNumber.Text(measurement.Value, claim.Unit)} against {ClaimNumber.Text(expected, claim.Unit)}";
        return claim.Tolerance.Holds(expected, measurement.Value)
            ? new ReasonedVerdict(Verdict.Reproduced, $"{numbers}: within the tolerance ({claim.Tolerance}).{Caution(claim)}")
            : new ReasonedVerdict(Verdict.Differs, $"{numbers}: outside the tolerance ({claim.Tolerance}).{Caution(claim)}");
    }

    private static ReasonedVerdict NotTestable(string reason) => new(Verdict.NotTestable, reason);

    private static string Caution(Claim claim) => claim.Tag switch
    {
        "S" => " The claimed value comes from a secondary summary, so this is inference.",
        "I" => " The claim itself is inference of this project.",
        _ => "",
    };
}
