using System.Text.Json.Nodes;
using Draw = DeepInnovation.Charts.Charts;

namespace DeepInnovation.Charts.Tests;

public sealed class FlowChartTests
{
    [Fact]
    public void A_flow_has_a_step_for_each_count_from_the_top_and_no_markup()
    {
        var chart = Draw.Flow("Where documents go", [("rows", 100), ("<b>kept</b>", 40)], "documents");
        var trace = JsonNode.Parse(chart.Json)!["data"]![0]!;
        Assert.Equal(("funnel", "&lt;b&gt;kept&lt;/b&gt;", 40.0),
            ((string?)trace["type"], (string?)trace["y"]![1], (double?)trace["x"]![1]));
        Assert.Equal("Funnel of 2 steps, in documents.", chart.Description);
        Assert.Equal("reversed", (string?)JsonNode.Parse(chart.Json)!["layout"]!["yaxis"]!["autorange"]);
    }
}
