using DeepInnovation.Claims;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>The ledger of claims in one line: first what this data could test, since the rest says nothing about the paper.</summary>
internal static class LedgerSummary
{
    public static string Of(RunFolder run) => Of(run.Read<LedgerRow>(ClaimFiles.Folder, ClaimFiles.Ledger));

    public static string Of(IReadOnlyCollection<LedgerRow> rows)
    {
        var (reproduced, differ) = (rows.Count(row => row.Verdict == Verdict.Reproduced), rows.Count(row => row.Verdict == Verdict.Differs));
        return Of(reproduced, differ, rows.Count);
    }

    public static string Of(long reproduced, long differ, long claims) => reproduced + differ == 0
        ? $"Claims of the paper: this data could test none of {claims}."
        : $"Claims of the paper: this data could test {reproduced + differ} of {claims}; {Count(reproduced, "is", "are")} reproduced, {Count(differ, "differs", "differ", "")}.";

    private static string Count(long count, string one, string many, string after = "") => $"{count} {(count == 1 ? one : many)}{after}";
}
