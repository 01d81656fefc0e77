using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Fitting;

public sealed class SeededDrawsTests
{
    [Fact]
    public void Random_combinations_are_uniform_over_what_was_not_observed()
    {
        var graph = Hypergraph.Of([new("1", 2000, ["a", "b"]), new("2", 2000, ["c", "d"]), new("3", 2000, ["e", "a"])]);
        var (random, combinations) = (new SeededRandom(1, "test"), new CombinationIndex(graph.Years[0]));
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        const int draws = 14_000;
        for (var i = 0; i < draws; i++)
        {
            var nodes = new int[2];
            Assert.True(RandomCombination.TryDraw(combinations, random, nodes));
            var name = string.Concat(nodes.Select(n => graph.Nodes[n]));
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        Assert.Equal(["ac", "ad", "bc", "bd", "be", "ce", "de"], counts.Keys);
        Assert.All(counts.Values, c => Assert.InRange(c, 2000 - 170, 2000 + 170)); // four deviations of sqrt(2000 * 6/7)
        Assert.False(RandomCombination.TryDraw(combinations, random, new int[5]));
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
            Assert.Equal(1, row.Sum(), 1e-12);
            sum += row[2];
            squares += row[2] * row[2];
        }

        // Dirichlet(a, .., a): mean 1/K, variance (1/K)(1 - 1/K) / (Ka + 1).
        var variance = 0.2 * 0.8 / 3.5;
        Assert.Equal(0.2, sum / nodes, 4 * Math.Sqrt(variance / nodes));
        Assert.Equal(variance, (squares / nodes) - Math.Pow(sum / nodes, 2), 0.005);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Drawn_places_are_distinct_ascending_and_cover_all(int size)
    {
        var graph = Hypergraph.Of(
            Enumerable.Range(0, 30).Select(i => new Hyperedge($"{i}", 2000, [$"node {i}", $"node {i + 30}"])));
        var (random, combinations) = (new SeededRandom(1, "test"), new CombinationIndex(graph.Years[0]));
        var counts = new int[60];
        const int draws = 3000;
        for (var i = 0; i < draws; i++)
        {
            var places = new int[size];
            Assert.True(RandomCombination.TryDraw(combinations, random, places));
            for (var j = 1; j < size; j++)
                Assert.True(places[j - 1] < places[j]);
            foreach (var place in places)
                counts[place]++;
        }

        var expected = draws * size / 60.0;
        Assert.All(counts, c => Assert.InRange(c, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected))));
    }

    [Fact]
    public void The_index_knows_exactly_the_years_combinations()
    {
        var edges = PlantedBlocks.Make(seed: 9, years: 1, perYear: 500, blocks: 2, nodesPerBlock: 6);
        var year = Hypergraph.Of(edges).Years[0];
        var combinations = new CombinationIndex(year);
        var random = new SeededRandom(2, "test");
        var known = 0;
        for (var i = 0; i < 20_000; i++)
        {
            int[] places = [.. Enumerable.Range(0, 12).OrderBy(_ => random.NextUInt64()).Take(2 + random.Next(4)).Order()];
            var expected = year.Contains([.. places.Select(p => year.ActiveNodes[p])]);
            Assert.Equal(expected, combinations.Contains(places));
            known += expected ? 1 : 0;
        }

        Assert.InRange(known, 100, 19_900);
    }
}
