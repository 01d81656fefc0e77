using System.Text.Json.Nodes;
using Draw = DeepInnovation.Charts.Charts;

namespace DeepInnovation.Charts.Tests;

public sealed class HypergraphChartTests
{
    private static readonly (string, IReadOnlyList<string>)[] Two = [("first", ["a", "b", "c"]), ("second <b>", ["c", "d"])];

    [Fact]
    public void Every_hull_holds_its_nodes_and_no_others_where_they_can_be_apart()
    {
        var traces = JsonNode.Parse(Draw.Hypergraph("T", Two).Json)!["data"]!.AsArray();
        Assert.Equal(3, traces.Count);
        var points = traces[2]!;
        Assert.Equal(["a", "b", "c", "d"], points["text"]!.AsArray().Select(n => (string?)n));
        Assert.All(Numbers(points["x"]).Concat(Numbers(points["y"])), v => Assert.InRange(v, -1, 1));
        foreach (var (trace, members) in new[] { (0, new[] { 0, 1, 2 }), (1, [2, 3]) })
        {
            for (var node = 0; node < 4; node++)
                Assert.Equal(members.Contains(node),
                    Inside(traces[trace]!, Numbers(points["x"])[node], Numbers(points["y"])[node]));
        }
    }

    [Fact]
    public void Names_are_text_and_the_drawing_is_the_same_each_time()
    {
        Assert.Contains("second &lt;b&gt;", Draw.Hypergraph("T", Two).Json, StringComparison.Ordinal);
        Assert.Equal(Draw.Hypergraph("T", Two).Json, Draw.Hypergraph("T", Two).Json);
        Assert.Contains("first: a, b, c", Draw.Hypergraph("T", Two).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void None_and_too_many_are_refused_and_two_equal_ones_are_both_there()
    {
        Assert.Throws<ArgumentException>(() => Draw.Hypergraph("T", []));
        Assert.Throws<ArgumentException>(() => Draw.Hypergraph("T", Enumerable.Repeat(Two[0], Draw.MostDrawnHyperedges + 1)));
        Assert.Equal(3, JsonNode.Parse(Draw.Hypergraph("T", [Two[0], Two[0]]).Json)!["data"]!.AsArray().Count);
    }

    private static double[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(n => (double)n!)];

    /// <summary>Whether the point lies on one side of all edges of the convex outline.</summary>
    private static bool Inside(JsonNode trace, double x, double y)
    {
        var (xs, ys) = (Numbers(trace["x"]), Numbers(trace["y"]));
        return Enumerable.Range(0, xs.Length - 1)
            .All(i => ((xs[i + 1] - xs[i]) * (y - ys[i])) - ((ys[i + 1] - ys[i]) * (x - xs[i])) >= 0);
    }
}
