using System.Text.Json.Nodes;
using DeepInnovation.Core.Metrics;
using Microsoft.Data.Analysis;
using Draw = DeepInnovation.Charts.Charts;

namespace DeepInnovation.Charts.Tests;

public sealed class ChartTests
{
    private static JsonNode Data(ChartView chart, int trace = 0) => JsonNode.Parse(chart.Json)!["data"]![trace]!;

    private static JsonNode Layout(ChartView chart) => JsonNode.Parse(chart.Json)!["layout"]!;

    private static double?[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(n => (double?)n)];

    private static ChartView Trend(string title = "T") => Draw.Trend(
        title, [new Series("papers", [2018, 2019, 2020], [3, null, double.NaN])], "documents");

    [Fact]
    public void Groups_of_a_frame_have_the_same_colours_whichever_comes_first()
    {
        DataFrame Frame(params string[] kinds) => new(new StringDataFrameColumn("country", ["CN", "CN"]),
            new StringDataFrameColumn("kind", kinds), new DoubleDataFrameColumn("n", [2, 1]));
        foreach (var kinds in new[] { new[] { "patent", "paper" }, ["paper", "patent"] })
        {
            var bars = JsonNode.Parse(
                Draw.GroupedBars("T", Frame(kinds), "country", "n", "kind", "documents").Json)!["data"]!.AsArray();
            Assert.Equal(["paper", "patent"], bars.Select(bar => bar!["name"]!.ToString()));
        }
    }

    [Fact]
    public void A_trend_has_title_units_and_gaps()
    {
        var chart = Trend("AI a year");
        Assert.Equal([3, null, null], Numbers(Data(chart)["y"]));
        Assert.Equal("AI a year", (string?)Layout(chart)["title"]!["text"]);
        Assert.Equal(("year", "documents"),
            ((string?)Layout(chart)["xaxis"]!["title"]!["text"], (string?)Layout(chart)["yaxis"]!["title"]!["text"]));
        Assert.Equal(380, (int)Layout(chart)["height"]!);
        Assert.False((bool)JsonNode.Parse(chart.Json)!["config"]!["displaylogo"]!);
        Assert.Equal("Line chart of papers, year 2018 to 2020, in documents.", chart.Description);
    }

    [Fact]
    public void No_label_is_markup_a_formula_or_a_control_character()
    {
        const string text = "<b>$\\href{javascript:x}{y}$</b> & \u001b[2J\u202e";
        const string shown = "&lt;b&gt;&#36;\\href{javascript:x}{y}&#36;&lt;/b&gt; &amp; \\u001B[2J\\u202E";
        var chart = Draw.Scatter(text, [new Series(text, [1], [2]) { Labels = [text] }], text, text);
        Assert.Equal((shown, shown), ((string?)Data(chart)["name"], (string?)Data(chart)["text"]![0]));
        Assert.Equal((shown, shown),
            ((string?)Layout(chart)["xaxis"]!["title"]!["text"], (string?)Layout(chart)["yaxis"]!["title"]!["text"]));
        Assert.DoesNotContain("<b>", chart.Show().Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_charts_have_equal_bytes_and_others_other_names()
    {
        Assert.Equal(Trend().Show().Html, Trend().Show().Html);
        Assert.NotEqual(Place(Trend()), Place(Trend("U")));

        static string Place(ChartView chart) => chart.Show().Html.Split("data-di-chart=\"")[1].Split('"')[0];
    }

    [Fact]
    public void A_series_from_rows_leaves_out_rows_without_a_place_and_draws_its_band()
    {
        (int? Year, double Value)[] rows = [(2000, 1), (null, 9), (2001, 2)];
        var series = Series.Of("s", rows, r => r.Year, r => r.Value, low: r => r.Value - 1, high: r => r.Value + 1);
        Assert.Equal([2000, 2001], series.X);
        var chart = Draw.Trend("T", [series], "nats");
        Assert.Equal([0, 1], Numbers(Data(chart, 0)["y"]));
        Assert.Equal("tonexty", (string?)Data(chart, 1)["fill"]);
        Assert.Equal([1, 2], Numbers(Data(chart, 2)["y"]));
    }

    [Fact]
    public void Groups_become_series_in_their_first_order()
    {
        (string Kind, int Year)[] rows = [("b", 1), ("a", 1), ("b", 2)];
        Assert.Equal(["b", "a"], Series.By(rows, r => r.Kind, r => r.Year, r => 1).Select(s => s.Name));
    }

    [Fact]
    public void Stacked_shares_add_up_to_one_and_a_gap_counts_nothing()
    {
        var chart = Draw.StackedShare("T",
            [new Series("a", [2000, 2001], [1, null]), new Series("b", [2000, 2001, 2002], [3, 5, 0])]);
        Assert.Equal([0.25, 0, null], Numbers(Data(chart, 0)["y"]));
        Assert.Equal([0.75, 1, null], Numbers(Data(chart, 1)["y"]));
    }

    [Fact]
    public void A_histogram_counts_every_finite_value_once()
    {
        var chart = Draw.Histogram("T", [0, 0.5, 1, 2, 3.999, 4, null, double.NaN], "nats", bins: 4);
        Assert.Equal([2, 1, 1, 2], Numbers(Data(chart)["y"]));
        Assert.Equal([0.5, 1.5, 2.5, 3.5], Numbers(Data(chart)["x"]));
        Assert.Equal([1.0], Numbers(Data(Draw.Histogram("T", [7], "nats", bins: 1))["y"]));
        Assert.Equal([0, 0], Numbers(Data(Draw.Histogram("T", Array.Empty<double>(), "nats", bins: 2))["y"]));
    }

    [Fact]
    public void Histograms_of_groups_are_shares_over_the_same_bins()
    {
        var chart = Draw.Histogram("T", [("a", [0, 0, 0, 4]), ("b", [4])], "nats", bins: 2);
        Assert.Equal([0.75, 0.25], Numbers(Data(chart, 0)["y"]));
        Assert.Equal([0, 1], Numbers(Data(chart, 1)["y"]));
    }

    [Fact]
    public void The_precision_recall_curve_is_drawn_as_steps_beside_the_prevalence()
    {
        var curve = PrecisionRecallPoint.Curve(RankedScores.Of([1, 0, 1], [0.9, 0.8, 0.7]));
        var chart = Draw.PrecisionRecall("T", curve, 2.0 / 3);
        Assert.Equal("vh", (string?)Data(chart)["line"]!["shape"]);
        Assert.Equal([0.5, 0.5, 1], Numbers(Data(chart)["x"]));
        Assert.Equal([1, 0.5, 2.0 / 3], Numbers(Data(chart)["y"]));
        Assert.Equal([2.0 / 3, 2.0 / 3], Numbers(Data(chart, 1)["y"]));
    }

    [Fact]
    public void A_long_curve_is_thinned_but_keeps_its_ends()
    {
        var curve = Enumerable.Range(1, 5000)
            .Select(i => new PrecisionRecallPoint { Recall = i / 5000.0, Precision = 1 }).ToList();
        var x = Numbers(Data(Draw.PrecisionRecall("T", curve, 0.5))["x"]);
        Assert.InRange(x.Length, 900, 1001);
        Assert.Equal((1 / 5000.0, 1), (x[0], x[^1]));
    }

    [Fact]
    public void The_confusion_matrix_has_labels_in_rows()
    {
        var chart = Draw.ConfusionMatrix("T",
            new ConfusionMatrix(TruePositives: 3, FalsePositives: 2, TrueNegatives: 8, FalseNegatives: 1));
        var z = Data(chart)["z"]!;
        Assert.Equal([0.75, 0.25], Numbers(z[0]));
        Assert.Equal([0.2, 0.8], Numbers(z[1]));
        Assert.Equal("1<br>25.0 %", (string?)Data(chart)["text"]![0]![1]);
    }

    [Fact]
    public void Empty_reliability_bins_are_left_out()
    {
        var chart = Draw.Reliability("T",
            [new ReliabilityBin { Count = 0 }, new ReliabilityBin { Count = 4, MeanScore = 0.9, PositiveShare = 0.5 }]);
        Assert.Equal([0.9], Numbers(Data(chart, 1)["x"]));
    }

    [Fact]
    public void Values_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Draw.Trend("T", [new Series("s", [1], [1, 2])], "documents"));
        Assert.Throws<ArgumentException>(() => Draw.GroupedBars("T", ["a"], [("g", [1, 2])], "documents"));
        Assert.Throws<ArgumentException>(() => Draw.Heatmap("T", ["a"], ["b", "c"], [[1]], "documents"));
    }

    [Fact]
    public void A_hostile_title_ends_no_script_and_starts_no_element()
    {
        const string hostile = "</script><script>alert(1)</script><!--";
        var html = Draw.Trend(hostile, [new Series(hostile, [1], [1]) { Labels = [hostile] }], hostile).Show().Html;
        Assert.Equal(2, html.Split("</script>").Length);
        Assert.Equal(2, html.Split("<script>").Length);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
    }
}
