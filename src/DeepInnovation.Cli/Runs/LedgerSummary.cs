using DeepInnovation.Claims;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// Summarizes the claims ledger in one line, starting with what this data could test; the rest says nothing about the paper.
/// </summary>
internal static class LedgerSummary
{
    public static string Of(RunFolder run) => Of(ClaimsStage.Verdicts.Read(run));

    public static string Of(IReadOnlyCollection<LedgerRow> rows)
    {
        var (reproduced, differ) = (rows.Count(row => row.Verdict == Verdict.Reproduced),
            rows.Count(row => row.Verdict == Verdict.Differs));
        return reproduced + differ == 0
            ? $"Claims of the paper: this data could test none of {rows.Count}."
            : $"Claims of the paper: this data could test {reproduced + differ} of {rows.Count}; "
                + $"{reproduced} {(reproduced == 1 ? "is" : "are")} reproduced, {differ} {(differ == 1 ? "differs" : "differ")}.";
    }
}
