using DeepInnovation.Claims;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>The ledger of claims in one line.</summary>
internal static class LedgerSummary
{
    public static string Of(RunFolder run) => Of(run.Read<LedgerRow>(ClaimFiles.Folder, ClaimFiles.Ledger));

    public static string Of(IReadOnlyCollection<LedgerRow> rows)
    {
        var verdicts = rows.GroupBy(row => row.Verdict).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Words(group.Key)}");
        return $"Claims of the paper: {rows.Count}, of which {string.Join(", ", verdicts)} on this data.";
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "are reproduced",
        Verdict.Differs => "differ",
        _ => "cannot be tested",
    };
}
