using System.Text.Json.Nodes;
using DeepInnovation.Charts.Tests.StaticImages;

namespace DeepInnovation.Interactive.Tests;

public sealed class StageChartTests
{
    [Theory]
    [MemberData(nameof(EveryStageChart.Names), MemberType = typeof(EveryStageChart))]
    public void A_static_image_draws_the_very_data_of_the_figure(string name) =>
        new DrawnData(EveryStageChart.All[name], EveryStageChart.All[name].Svg).IsTheFigure();

    [Fact]
    public void A_ledger_has_a_bar_for_each_verdict_that_names_its_claims()
    {
        var chart = EveryStageChart.All["ledger"];
        var traces = JsonNode.Parse(chart.Json)!["data"]!.AsArray();
        Assert.Equal(3, traces.Count);
        Assert.Equal(40, traces.Sum(trace => trace!["x"]!.AsArray().Sum(count => (int)count!)));
        Assert.Contains("claim.0", (string)traces[0]!["text"]![0]!, StringComparison.Ordinal);
        Assert.StartsWith("Stacked bars of 40 claims in 3 topics: ", chart.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotas_stand_wanted_beside_reached()
    {
        var chart = EveryStageChart.All["quotas"];
        Assert.Equal("Bars of 3 strata: 200 documents wanted, 170 reached.", chart.Description);
        Assert.Contains("30 there, 30 short", chart.Json, StringComparison.Ordinal);
    }
}
