using DeepInnovation.Charts;
using DeepInnovation.Claims;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Interactive;

namespace DeepInnovation.Browser.Tests;

/// <summary>One of each output, with names as long as real ones.</summary>
internal static class Gallery
{
    internal static IReadOnlyList<ChartView> Charts { get; } =
    [
        .. DeepInnovation.Charts.Tests.EveryChart.All.Values, .. Interactive.Tests.EveryStageChart.All.Values,
    ];

    internal static NotebookPage Page()
    {
        var page = new NotebookPage();
        page.Add(Notebook.Setup().Html);
        foreach (var chart in Charts)
            page.Add(chart.Show().Html);
        var patents = Patents();
        return page.Add(patents.Show(title: "Patents").Html)
            .Add(patents[0].Show().Html)
            .Add(patents.Browse(page: 3, title: "Patents, page by page").Html)
            .Add(new DeepInnovation.Runs.StageManifest
            {
                Stage = "candidates",
                Seed = 42,
                Counts = new SortedDictionary<string, long> { ["kept"] = 1234 },
                WallSeconds = 1.5,
            }.Show().Html)
            .Add(new ProgressBar("Reading titles", 400).Show().Html)
            .Add(Ledger().Show(title: "Claims").Html)
            .Add(Metrics().Show(title: "Test split").Html);
    }

    private static List<Document> Patents() => [.. Enumerable.Range(1, 25).Select(i => new Document
    {
        Id = $"patent-{i:000000}",
        Kind = DocumentKind.Patent,
        Title = $"Method and apparatus number {i} for recognising objects in pictures taken at night by a moving camera",
        Year = 2000 + (i % 20),
        Country = "CN",
        Ipc = ["G06N3/08", "G06V10/82"],
        Keywords = ["neural network", "night vision", "camera", "object recognition", "tracking", "lidar"],
        Abstract = "A method is described that recognises objects in pictures taken at night.",
        Label = i % 2,
    })];

    private static LedgerRow[] Ledger() =>
    [
        Claim("patents.rows", "DeepPatentAI.csv has 2,356,204 rows", 2356204, 2873, Verdict.NotTestable,
            "These are sample data, not the release."),
        Claim("table5.manual.ai.f1", "F1 of AI is .900", 0.9, 0.89, Verdict.Differs, "0.89 against 0.9: outside the tolerance."),
        Claim("filter.ipc", "There are 119 unique IPC entries", 119, 119, Verdict.Reproduced,
            "119 against 119: within the tolerance."),
    ];

    private static LedgerRow Claim(string id, string statement, double expected, double measured,
        Verdict verdict, string reason) => new()
        {
            Id = id,
            Statement = statement,
            Tag = "P",
            Expected = expected,
            Measured = measured,
            Tolerance = "exact",
            Verdict = verdict,
            Reason = reason,
        };

    private static MetricRow[] Metrics() =>
        [new("average_precision", 0.9321, 0.91, 0.95), new("auroc", 0.97, 0.96, 0.98), new("brier", null, null, null)];
}
