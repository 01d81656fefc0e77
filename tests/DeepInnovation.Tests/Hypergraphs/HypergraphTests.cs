using DeepInnovation.Hypergraphs;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Hypergraphs;

public sealed class HypergraphTests
{
    private static readonly Hypergraph Graph = Hypergraph.Of(
    [
        new("a", 2001, ["c", "B "]), new("b", 2000, ["a", "b"]), new("c", 2001, ["b", "C", "c"]), new("d", 2001, ["d"]), new("e", 2001, ["a", "b", "c"]),
    ]);

    [Fact]
    public void Nodes_are_normalised_and_years_hold_distinct_weighted_combinations()
    {
        Assert.Equal(["a", "b", "c"], Graph.Nodes); // d stands in no combination
        Assert.Equal([2000, 2001], Graph.Years.Select(y => y.Year));
        var year = Graph.Years[1];
        Assert.Equal(2, year.Count);
        Assert.Equal([0, 1, 2], year.Edge(0).ToArray());
        Assert.Equal([1, 2], year.Edge(1).ToArray());
        Assert.Equal([1, 2], year.Weights.ToArray());
        Assert.Equal([0, 1], Graph.Years[0].ActiveNodes.ToArray());
        Assert.True(year.Contains([1, 2]));
        Assert.False(year.Contains([0, 1]));
        Assert.False(year.Contains([1, 2, 3]));
    }

    [Fact]
    public void Random_combinations_are_uniform_over_what_was_not_observed()
    {
        var graph = Hypergraph.Of([new("1", 2000, ["a", "b"]), new("2", 2000, ["c", "d"]), new("3", 2000, ["e", "a"])]);
        var (random, draw) = (new SeededRandom(1, "test"), new RandomCombination());
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        const int draws = 14_000;
        for (var i = 0; i < draws; i++)
        {
            var nodes = new int[2];
            Assert.True(draw.TryDraw(graph.Years[0], random, nodes));
            var name = string.Concat(nodes.Select(n => graph.Nodes[n]));
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        Assert.Equal(["ac", "ad", "bc", "bd", "be", "ce", "de"], counts.Keys);
        Assert.All(counts.Values, c => Assert.InRange(c, 2000 - 170, 2000 + 170)); // four deviations of sqrt(2000 * 6/7)
        Assert.False(draw.TryDraw(graph.Years[0], random, new int[5]));
    }

    [Fact]
    public void Starting_rows_are_draws_from_a_Dirichlet_of_one_half()
    {
        const int nodes = 4000, k = 5;
        var draws = new SeededDraws(7, "test");
        var (sum, squares) = (0.0, 0.0);
        var row = new double[k];
        for (var node = 0; node < nodes; node++)
        {
            draws.StartRow($"node {node}", row);
            Assert.Equal(1, row.Sum(), 12);
            sum += row[2];
            squares += row[2] * row[2];
        }

        // Dirichlet(a, .., a): mean 1/K, variance (1/K)(1 - 1/K) / (Ka + 1).
        var variance = 0.2 * 0.8 / 3.5;
        Assert.Equal(0.2, sum / nodes, 4 * Math.Sqrt(variance / nodes));
        Assert.Equal(variance, (squares / nodes) - Math.Pow(sum / nodes, 2), 0.005);
    }
}
