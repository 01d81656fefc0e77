using DeepInnovation.Charts.Tests;
using DeepInnovation.Claims;

namespace DeepInnovation.Interactive.Tests.Display;

public sealed class LedgerTableTests
{
    [Fact]
    public void A_verdict_is_told_in_words_marks_and_colour()
    {
        var rows = Enum.GetValues<Verdict>().Select(v => new LedgerRow
        {
            Id = $"claim.{v}",
            Statement = "<script>alert(1)</script>",
            Tag = "P",
            Expected = 2356204,
            Measured = v == Verdict.NotTestable ? null : 0.25,
            Unit = "rows",
            Verdict = v,
        }).ToList();
        var html = Body.Of(rows.Show());
        Assert.Contains("<span class=\"verdict reproduced\">✔ reproduced</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"verdict differs\">✘ differs</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"verdict not-testable\">○ not testable</span>", html, StringComparison.Ordinal);
        Assert.Contains("2,356,204 rows", html, StringComparison.Ordinal);
        Assert.Contains("3 claims: 1 reproduced, 1 differ, 1 not testable on these data", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }
}
