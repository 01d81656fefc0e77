using DeepInnovation.Charts;
using DeepInnovation.Claims;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sampling;
using Draw = DeepInnovation.Charts.Charts;

namespace DeepInnovation.Interactive.Tests;

/// <summary>One of each chart that <see cref="StageCharts"/> adds. Shared with the browser's tests.</summary>
public static class EveryStageChart
{
    /// <summary>The charts by a short name.</summary>
    public static IReadOnlyDictionary<string, ChartView> All { get; } = new Dictionary<string, ChartView>
    {
        ["ledger"] = Draw.Ledger("Claims of the paper", Ledger()),
        ["quotas"] = Draw.Quotas("Wanted and reached",
        [
            new Quota
            {
                Kind = DocumentKind.Paper,
                Stratum = "Engineering",
                Candidate = true,
                Available = 90,
                Wanted = 60,
                Drawn = 60,
            },
            new Quota
            {
                Kind = DocumentKind.Paper,
                Stratum = "Engineering",
                Available = 30,
                Wanted = 60,
                Drawn = 30,
                Shortfall = 30,
            },
            new Quota { Kind = DocumentKind.Patent, Stratum = "G", Candidate = true, Available = 900, Wanted = 80, Drawn = 80 },
        ]),
    };

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names { get; } = [.. All.Keys];

    private static List<LedgerRow> Ledger() => [.. Enumerable.Range(0, 40).Select(i => new LedgerRow
    {
        Id = $"claim.{i}", Topic = i % 4 == 0 ? "corpus" : i % 4 == 1 ? "classifier" : "innovation", Verdict = (Verdict)(i % 3),
    })];
}
