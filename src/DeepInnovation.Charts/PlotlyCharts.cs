using System.Text.Json.Nodes;
using Plotly.NET;

namespace DeepInnovation.Charts;

/// <summary>Converts between our charts and Plotly.NET's, for charts that <see cref="Charts"/> lacks.</summary>
public static class PlotlyCharts
{
    private const int DefaultHeight = 450;

    /// <summary>Wraps a Plotly.NET chart in a view that draws offline and keeps its colours.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">The heading; null for the chart's own title.</param>
    public static ChartView AsView(this GenericChart chart, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var layout = JsonNode.Parse(GenericChart.toJson(chart))!["layout"];
        var height = layout?["height"] is JsonValue value && value.TryGetValue<int>(out var pixels) ? pixels : DefaultHeight;
        var own = layout?["title"] is JsonObject caption ? (string?)caption["text"] : (string?)layout?["title"];
        return new ChartView(title ?? own ?? "Chart", "A Plotly.NET chart", height, chart, themed: false);
    }

    /// <summary>The chart as a Plotly.NET chart, to modify or combine.</summary>
    public static GenericChart ToPlotly(this ChartView chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return chart.Chart;
    }
}
