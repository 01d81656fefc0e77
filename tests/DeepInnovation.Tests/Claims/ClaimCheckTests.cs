using DeepInnovation.Claims;

namespace DeepInnovation.Tests.Claims;

/// <summary>
/// Each verdict flips when its cause does: the value across the tolerance's edge, the scope, the rows, the obstacle.
/// </summary>
public sealed class ClaimCheckTests
{
    private static readonly ScopeEvidence Release = new(DataScope.Release, 1000, 500, 1000, 500);

    private static Claim Claim(ToleranceKind kind, double tolerance, ClaimNeeds needs = ClaimNeeds.Release, string tag = "P") =>
        new("c", "t", "s", 100, "rows", new Tolerance(kind, tolerance), tag, needs,
            needs == ClaimNeeds.Release ? ClaimSubject.Both : ClaimSubject.None, "m");

    private static Measurement Measured(double value) => new("m", value, "here");

    [Theory]
    [InlineData(ToleranceKind.Exact, 0, 100, Verdict.Reproduced)]
    [InlineData(ToleranceKind.Exact, 0, 101, Verdict.Differs)]
    [InlineData(ToleranceKind.Exact, 0, 100.0000001, Verdict.Differs)]
    [InlineData(ToleranceKind.Absolute, 2, 102, Verdict.Reproduced)]
    [InlineData(ToleranceKind.Absolute, 2, 102.001, Verdict.Differs)]
    [InlineData(ToleranceKind.Absolute, 2, 98, Verdict.Reproduced)]
    [InlineData(ToleranceKind.Absolute, 2, 97.999, Verdict.Differs)]
    [InlineData(ToleranceKind.Relative, 0.1, 110, Verdict.Reproduced)]
    [InlineData(ToleranceKind.Relative, 0.1, 110.001, Verdict.Differs)]
    [InlineData(ToleranceKind.Relative, 0.1, 89.999, Verdict.Differs)]
    [InlineData(ToleranceKind.Relative, 0.1, double.NaN, Verdict.NotTestable)]
    public void The_verdict_flips_at_the_edge_of_the_tolerance(ToleranceKind kind, double tolerance,
        double measured, Verdict expected) =>
        Assert.Equal(expected, ClaimCheck.Judge(Claim(kind, tolerance), Measured(measured), Release).Verdict);

    [Theory]
    [InlineData(DataScope.Sample, "synthetic sample")]
    [InlineData(DataScope.Own, "other documents")]
    public void A_claim_about_the_release_is_neither_reproduced_nor_refuted_by_other_data(DataScope scope, string reason)
    {
        foreach (var value in (double[])[100, 0, 1e9])
        {
            var verdict = ClaimCheck.Judge(Claim(ToleranceKind.Absolute, 2), Measured(value), Release with { Declared = scope });
            Assert.Equal(Verdict.NotTestable, verdict.Verdict);
            Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(900, 500, Verdict.Reproduced, "within")]
    [InlineData(899, 500, Verdict.NotTestable, "have 899 papers where the release has 1,000")]
    [InlineData(1101, 500, Verdict.NotTestable, "have 1,101 papers")]
    [InlineData(1000, 449, Verdict.NotTestable, "have 449 patents where the release has 500")]
    [InlineData(1000, 450, Verdict.Reproduced, "within")]
    public void Data_are_the_release_only_when_they_have_its_rows(long papers, long patents, Verdict expected, string reason)
    {
        var verdict = ClaimCheck.Judge(Claim(ToleranceKind.Exact, 0), Measured(100),
            Release with { Papers = papers, Patents = patents });
        Assert.Equal(expected, verdict.Verdict);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_about_patents_alone_does_not_ask_for_the_papers()
    {
        var noPapers = Release with { Papers = 0 };
        var claim = Claim(ToleranceKind.Exact, 0);
        Assert.Equal(Verdict.Reproduced,
            ClaimCheck.Judge(claim with { Subject = ClaimSubject.Patents }, Measured(100), noPapers).Verdict);
        Assert.Equal(Verdict.NotTestable,
            ClaimCheck.Judge(claim with { Subject = ClaimSubject.Papers }, Measured(100), noPapers).Verdict);
    }

    [Fact]
    public void A_claim_that_needs_no_release_is_decided_on_the_sample()
    {
        var sample = new ScopeEvidence(DataScope.Sample, 0, 0, 1000, 500);
        var claim = Claim(ToleranceKind.Exact, 0, ClaimNeeds.Any);
        Assert.Equal(Verdict.Reproduced, ClaimCheck.Judge(claim, Measured(100), sample).Verdict);
        Assert.Equal(Verdict.Differs, ClaimCheck.Judge(claim, Measured(99), sample).Verdict);
        Assert.Equal(Verdict.NotTestable, ClaimCheck.Judge(claim, null, sample).Verdict);
    }

    [Fact]
    public void An_obstacle_and_a_claim_for_readers_cannot_be_decided_by_any_value()
    {
        var claim = Claim(ToleranceKind.Exact, 0);
        var verdict = ClaimCheck.Judge(claim, Measured(100) with { Obstacle = "it is the baseline's" }, Release);
        Assert.Equal(
            new ReasonedVerdict(Verdict.NotTestable, "The measured value cannot decide it: it is the baseline's."), verdict);
        Assert.Equal(Verdict.NotTestable,
            ClaimCheck.Judge(claim with { Needs = ClaimNeeds.Reading }, Measured(100), Release).Verdict);
    }

    [Theory]
    [InlineData("P", false)]
    [InlineData("S", true)]
    [InlineData("I", true)]
    public void A_verdict_on_what_is_inferred_says_so(string tag, bool inference)
    {
        var verdict = ClaimCheck.Judge(Claim(ToleranceKind.Exact, 0, tag: tag), Measured(100), Release);
        Assert.StartsWith("100 against 100: within the tolerance (exact).", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(inference, verdict.Reason.Contains("inference", StringComparison.Ordinal));
    }
}
