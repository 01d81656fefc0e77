using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using Draw = DeepInnovation.Charts.Charts;

namespace DeepInnovation.Charts.Tests;

/// <summary>
/// One of each chart that <see cref="Draw"/> knows, with names as long as real ones. Shared with the browser's tests.
/// </summary>
public static class EveryChart
{
    private static readonly int[] Years = [.. Enumerable.Range(2000, 21)];

    private static readonly string[] Countries =
    [
        "CN", "US", "JP", "KR", "DE", "GB", "FR", "IN", "CA", "IT", "ES", "NL", "AU", "SE", "CH", "BR", "IL",
    ];

    /// <summary>The charts by a short name.</summary>
    public static IReadOnlyDictionary<string, ChartView> All { get; } = new Dictionary<string, ChartView>
    {
        ["trend"] = Draw.Trend(
            "AI documents a year, papers and patents of the sample corpus by year of publication or application",
            [Yearly("papers", y => Math.Pow(1.3, y - 2000) * 40),
                Yearly("patents", y => y == 2010 ? null : Math.Pow(1.25, y - 2000) * 30)],
            "documents"),
        ["band"] = Draw.Trend("Mean content novelty", [Banded()], "nats", fromZero: false),
        ["stacked"] = Draw.StackedShare("Share of IPC sections",
            [Yearly("A", _ => 30), Yearly("G", y => y - 1990), Yearly("H", _ => 20)]),
        ["bars"] = Draw.Bars("Patents by office",
            [("China", 1200), ("United States of America", 900), ("Japan", 340), ("Korea", 210)], "patents"),
        ["grouped"] = Draw.GroupedBars(
            "Who leads in papers and who in patents",
            ["CN", "US", "JP", "DE"],
            [("papers", [0.3, 0.25, 0.05, 0.06]), ("patents", [0.5, 0.2, 0.1, null])],
            Draw.Share),
        ["histogram"] = Draw.Histogram("Content novelty of patents", Novelties(2), "novelty, nats", of: "patents"),
        ["histograms"] = Draw.Histogram("Content novelty of both",
            [("papers", Novelties(1.5)), ("patents", Novelties(2))], "novelty, nats"),
        ["precision"] = Draw.PrecisionRecall("Precision and recall on the test split", Curve(), 0.4, "baseline, AP 0.912"),
        ["reliability"] = Draw.Reliability("Do the scores mean what they say?", Bins()),
        ["confusion"] = Draw.ConfusionMatrix("Labels against decisions", new ConfusionMatrix(432, 31, 512, 25)),
        ["heatmap"] = Draw.Heatmap(
            "Overlap of three judges", ["filter", "LLM", "BERT"], ["filter", "LLM", "BERT"],
            [[100, 62, 55.5], [62, 80, null], [55.5, 71, 90]], "documents"),
        ["scatter"] = Draw.Scatter("Novelty and citations", [Cloud(80), Cloud(400) with { Name = "papers" }],
            "novelty, nats", "citations"),
        ["flow"] = Draw.Flow("From the corpus to the sample",
            [("documents read", 6000), ("kept by the filter", 2100), ("labelled", 800), ("in the test split", 40)], "documents"),
        ["hypergraph"] = Draw.Hypergraph("Three documents and their keywords",
        [
            ("Deep nets for night vision", ["neural network", "night vision", "camera"]),
            ("Lidar on wheels", ["lidar", "camera", "vehicle"]), ("Speech in noise", ["speech", "noise"]),
        ]),
        ["documents"] = Draw.Documents("Year and citations", Documents(), d => d.Year, d => d.Cited, "year", "citations"),
        ["overlap"] = Draw.OverlapMatrix("Documents that three judges call AI",
            [("filter", Ids(0, 60)), ("language model", Ids(20, 90)), ("classifier", Ids(30, 70))]),
        ["distribution"] = Draw.Distribution("Content novelty of all documents", Novelties(1), "nats"),
        ["quantiles"] = Draw.Quantiles("Content novelty by kind",
            [("papers", Novelties(1)), ("patents of the United States", Novelties(2)), ("none", [null])], "nats"),
        ["lags"] = Draw.LagHistogram("Years from a paper to its nearest patent",
            Enumerable.Range(0, 300).Select(i => (int?)((i * 7 % 23) - (i % 5) - 6)), "pairs",
            Enumerable.Range(-10, 26).Select(lag => (lag, 14.0 - Math.Abs(lag) / 2.0))),
        ["countries"] = Draw.Countries("AI patents by country",
            Countries.Select((c, i) => (c, 1000.0 / (i + 1))), "patents", most: 12),
    };

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names { get; } = [.. All.Keys];

    private static List<Document> Documents() => [.. Enumerable.Range(0, 40).Select(i => new Document
    {
        Id = $"d{i}", Title = $"A method number {i} for seeing", Year = 2000 + i % 20, Cited = i * i % 37,
        Kind = i % 3 == 0 ? DocumentKind.Patent : DocumentKind.Paper,
    })];

    private static IEnumerable<string> Ids(int from, int to) => Enumerable.Range(from, to - from).Select(i => $"d{i}");

    private static Series Yearly(string name, Func<int, double?> value) =>
        Series.Of(name, Years, year => year, year => value(year));

    private static Series Banded() => Series.Of(
        "papers", Years, y => y, y => 12 + (0.02 * (y - 2000)), low: y => 11.8 + (0.02 * (y - 2000)),
        high: y => 12.2 + (0.02 * (y - 2000)));

    private static IEnumerable<double?> Novelties(double width) =>
        Enumerable.Range(0, 2000).Select(i => (double?)(12.4 + (width * Math.Sin(i)) + Math.Cos(i * 7.0)));

    private static Series Cloud(int count)
    {
        int[] points = [.. Enumerable.Range(0, count)];
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
}
