using DeepInnovation.Claims;
using DeepInnovation.Corpus;
using DeepInnovation.Interactive;
using DeepInnovation.Metrics;

namespace DeepInnovation.Browser.Tests;

/// <summary>One of each output, with names as long as real ones.</summary>
internal static class Gallery
{
    private static readonly int[] Years = [.. Enumerable.Range(2000, 21)];

    internal static IReadOnlyList<ChartView> Charts { get; } =
    [
        Interactive.Charts.Trend(
            "AI documents a year, papers and patents of the sample corpus by year of publication or application",
            [Yearly("papers", y => Math.Pow(1.3, y - 2000) * 40), Yearly("patents", y => Math.Pow(1.25, y - 2000) * 30)],
            "documents"),
        Interactive.Charts.Trend("Mean content novelty", [Banded()], "nats", fromZero: false),
        Interactive.Charts.StackedShare(
            "Share of IPC sections", [Yearly("A", _ => 30), Yearly("G", y => y - 1990), Yearly("H", _ => 20)]),
        Interactive.Charts.Bars(
            "Patents by office", [("China", 1200), ("United States of America", 900), ("Japan", 340), ("Korea", 210)], "patents"),
        Interactive.Charts.GroupedBars(
            "Who leads in papers and who in patents",
            ["CN", "US", "JP", "DE"],
            [("papers", [0.3, 0.25, 0.05, 0.06]), ("patents", [0.5, 0.2, 0.1, null])],
            Interactive.Charts.Share),
        Interactive.Charts.Histogram("Content novelty of patents", Novelties(2), "novelty, nats", of: "patents"),
        Interactive.Charts.Histogram(
            "Content novelty of both", [("papers", Novelties(1.5)), ("patents", Novelties(2))], "novelty, nats"),
        Interactive.Charts.PrecisionRecall("Precision and recall on the test split", Curve(), 0.4, "baseline, AP 0.912"),
        Interactive.Charts.Reliability("Do the scores mean what they say?", Bins()),
        Interactive.Charts.ConfusionMatrix("Labels against decisions", new ConfusionMatrix(432, 31, 512, 25)),
        Interactive.Charts.Heatmap(
            "Overlap of three judges", ["filter", "LLM", "BERT"], ["filter", "LLM", "BERT"],
            [[100, 62, 55.5], [62, 80, null], [55.5, 71, 90]], "documents"),
        Interactive.Charts.Scatter("Novelty and citations", [Cloud()], "novelty, nats", "citations"),
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
            .Add(Ledger().Show(title: "Claims").Html)
            .Add(Metrics().Show(title: "Test split").Html);
    }

    private static Series Yearly(string name, Func<int, double> value) => Series.Of(name, Years, year => year, year => value(year));

    private static Series Banded() => Series.Of(
        "papers", Years, y => y, y => 12 + (0.02 * (y - 2000)), low: y => 11.8 + (0.02 * (y - 2000)), high: y => 12.2 + (0.02 * (y - 2000)));

    private static IEnumerable<double?> Novelties(double width) =>
        Enumerable.Range(0, 2000).Select(i => (double?)(12.4 + (width * Math.Sin(i)) + Math.Cos(i * 7.0)));

    private static Series Cloud()
    {
        int[] points = [.. Enumerable.Range(0, 80)];
        return Series.Of("patents", points, i => 10 + Math.Sin(i * 3.0), i => i % 17, label: i => $"Patent number {i}");
    }

    private static List<PrecisionRecallPoint> Curve() => [.. Enumerable.Range(1, 200).Select(i => i / 200.0).Select(recall =>
        new PrecisionRecallPoint { Threshold = 1 - recall, Recall = recall, Precision = 1 - (0.4 * Math.Pow(recall, 4)) })];

    private static List<ReliabilityBin> Bins() => [.. Enumerable.Range(0, 10).Select(i => new ReliabilityBin
    {
        Low = i / 10.0,
        High = (i + 1) / 10.0,
        Count = 10 + i,
        MeanScore = (i + 0.5) / 10,
        PositiveShare = Math.Min(1, (i + 0.2) / 9),
    })];

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
        Claim("patents.rows", "DeepPatentAI.csv has 2,356,204 rows", 2356204, 2873, Verdict.NotTestable, "These are sample data, not the release."),
        Claim("table5.manual.ai.f1", "F1 of AI is .900", 0.9, 0.89, Verdict.Differs, "0.89 against 0.9: outside the tolerance."),
        Claim("filter.ipc", "There are 119 unique IPC entries", 119, 119, Verdict.Reproduced, "119 against 119: within the tolerance."),
    ];

    private static LedgerRow Claim(string id, string statement, double expected, double measured, Verdict verdict, string reason) => new()
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
