using System.Globalization;
using CsCheck;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Hypergraphs.Tests.Innovation;

public sealed class AtypicalCombinationsTests
{
    /// <summary>
    /// Two documents, ab and cd. Of the six incidences with these margins two keep a and b together, so a replica has the pair
    /// with chance 1/3: mean 1/3, variance 1/3 * 2/3, z = (1 - 1/3) / (sqrt 2 / 3) = sqrt 2. With 4,000 replicas the
    /// estimate varies by about 0.03.
    /// </summary>
    [Fact]
    public void Two_documents_by_hand()
    {
        var scores = AtypicalCombinations.Of(Graph("2000 a b", "2000 c d"), new AtypicalOptions { Replicas = 4000 });
        Assert.Equal(2, scores.Length);
        Assert.InRange(scores[0].Novelty!.Value, Math.Sqrt(2) - 0.15, Math.Sqrt(2) + 0.15);
        Assert.Equal(scores[0].Novelty, scores[0].Conventionality);
        Assert.Equal((1, 0, 0, 1), (scores[0].Pairs, scores[0].PairsWithoutDeviation, scores[0].FirstNode, scores[0].SecondNode));
    }

    [Fact]
    public void A_node_in_every_document_is_exactly_as_expected_and_one_node_has_no_pair()
    {
        // a stands in all documents, so a with b is 1 in every replica: deviation 0, observed as expected, z = 0.
        Assert.All(AtypicalCombinations.Of(Graph("2000 a b", "2000 a c", "2000 a d"), new AtypicalOptions()),
            s => Assert.Equal(0, s.Novelty));
        var single = AtypicalCombinations.Of(Graph("2000 a", "2000 b"), new AtypicalOptions());
        Assert.All(single, s => Assert.Equal(new AtypicalCombination(0, 0, null, null, null, -1, -1), s));
    }

    [Fact]
    public void A_pair_that_no_replica_has_is_left_out_or_bounded_and_counted()
    {
        // With two replicas, both without ab has chance 4/9.
        var graph = Graph("2000 a b", "2000 c d");
        var found = Enumerable.Range(0, 30)
            .Select(seed => AtypicalCombinations.Of(graph, new AtypicalOptions { Replicas = 2, Seed = seed })[0]).ToList();
        Assert.Contains(new AtypicalCombination(1, 1, null, null, null, -1, -1), found);
        Assert.Contains(found, f => f.PairsWithoutDeviation == 0);
        // Bounded: 0, 0 and 1 have mean 1/3 and deviation sqrt((1/9 + 1/9 + 4/9) / 2) = 1 / sqrt 3, so (2/3) sqrt 3 = 2 / sqrt 3.
        var bounded = Enumerable.Range(0, 30).Select(seed => AtypicalCombinations.Of(
            graph, new AtypicalOptions { Replicas = 2, Seed = seed, NoDeviation = NoDeviation.Bound })[0]).ToList();
        Assert.Equal(found.Select(f => f.PairsWithoutDeviation), bounded.Select(b => b.PairsWithoutDeviation));
        Assert.All(bounded.Zip(found), p => Assert.Equal(p.Second.Novelty ?? 2 / Math.Sqrt(3), p.First.Novelty!.Value, 1e-14));
        Assert.Throws<ArgumentOutOfRangeException>(() => AtypicalCombinations.Of(graph, new AtypicalOptions { Replicas = 1 }));
    }

    [Fact]
    public void Scores_equal_pair_counts_in_whole_shuffled_hypergraphs_for_any_number_of_threads()
    {
        var documents = Gen.Select(Gen.Int[2000, 2001], Gen.Int[0, 7].Array[1, 5]).Array[1, 25];
        Gen.Select(documents, Gen.Int[2, 6], Gen.Int[0, 1000]).Sample((rows, replicas, seed) =>
        {
            var graph = Graph([.. rows.Select(r => $"{r.Item1} {string.Join(' ', r.Item2)}")]);
            var options = new AtypicalOptions { Replicas = replicas, Seed = seed };
            var found = AtypicalCombinations.Of(graph, options with { MaxThreads = 2 });
            Assert.Equal(AtypicalCombinations.Of(graph, options with { MaxThreads = 1 }), found);
            var observed = PairCounts(graph);
            var chance = Enumerable.Range(0, replicas)
                .Select(
                    r => PairCounts(new DegreePreservingShuffle().Shuffle(graph, seed, $"atypical combinations/{r}"))).ToList();
            for (var edge = 0; edge < graph.EdgeCount; edge++)
            {
                var scores = new List<double>();
                foreach (var pair in Pairs(graph, edge))
                {
                    var counts = chance.Select(c => (double)c.GetValueOrDefault(pair)).ToList();
                    var mean = counts.Average();
                    var deviation = Math.Sqrt(counts.Sum(c => (c - mean) * (c - mean)) / (replicas - 1));
                    if (deviation > 1e-12)
                        scores.Add((observed[pair] - mean) / deviation);
                    else if (Math.Abs(observed[pair] - mean) < 1e-12)
                        scores.Add(0);
                }

                Assert.Equal(found[edge].Pairs - scores.Count, found[edge].PairsWithoutDeviation);
                Assert.Equal(scores.Count == 0, found[edge].Novelty is null);
                if (scores.Count == 0)
                    continue;
                Assert.Equal(Percentile(scores, 0.5), found[edge].Conventionality!.Value, 1e-9);
                Assert.Equal(Percentile(scores, 0.1), found[edge].Novelty!.Value, 1e-9);
                Assert.Equal(scores.Min(), found[edge].LowestScore!.Value, 1e-9);
            }
        }, seed: "000000000000", iter: 150, threads: 1);
    }

    [Fact]
    public void Planted_crossings_of_two_blocks_are_the_most_novel_documents()
    {
        // Nodes 0-9 and 10-19 stand with their own; ten documents of 1,000 mix the two.
        var random = new SeededRandom(3, "blocks");
        string Row(int document)
        {
            var nodes = new int[4];
            for (var i = 0; i < 4; i++)
                nodes[i] = (document % 100 == 0 ? (i % 2) * 10 : (document % 2) * 10) + random.Next(10);
            return $"2000 {string.Join(' ', nodes.Select(n => $"n{n:D2}"))}";
        }

        var graph = Graph([.. Enumerable.Range(0, 1000).Select(Row)]);
        var scores = AtypicalCombinations.Of(graph, new AtypicalOptions());
        bool Mixed(int edge) => graph.Edge(edge).ToArray().Select(n => n / 10).Distinct().Count() == 2;
        var lowest = Enumerable.Range(0, graph.EdgeCount).Where(e => scores[e].Novelty is not null)
            .OrderBy(e => scores[e].Novelty).ToList();
        Assert.Equal(20, graph.NodeCount);
        Assert.All(lowest.Take(lowest.Count(Mixed)), e => Assert.True(Mixed(e)));
        Assert.All(lowest.Where(Mixed), e => Assert.True(scores[e].Novelty < 0));
        Assert.All(lowest.Where(e => Mixed(e)), e => Assert.NotEqual(scores[e].FirstNode / 10, scores[e].SecondNode / 10));
    }

    [Fact]
    public void Quantiles_are_those_of_numpy()
    {
        // numpy.quantile([1, 2, 4, 8], [0.1, 0.5]) = 1.3, 3.0
        Assert.Equal(1.3, Quantile.Of([1, 2, 4, 8], 0.1), 1e-14);
        Assert.Equal(3, Quantile.Of([1, 2, 4, 8], 0.5), 1e-14);
        Assert.Equal(8, Quantile.Of([1, 2, 4, 8], 1), 1e-14);
        Assert.Equal(5, Quantile.Of([5], 0.1), 1e-14);
    }

    private static Hypergraph Graph(params string[] documents)
    {
        var builder = new HypergraphBuilder();
        foreach (var document in documents)
            builder.Add(int.Parse(document.Split(' ')[0], CultureInfo.InvariantCulture), document.Split(' ')[1..]);
        return builder.Build().Graph;
    }

    private static IEnumerable<(int Year, string A, string B)> Pairs(Hypergraph graph, int edge)
    {
        var nodes = graph.Edge(edge).ToArray();
        return nodes.SelectMany((a, i) => nodes[(i + 1)..].Select(b => (graph.EdgeYears[edge], graph.Nodes[a], graph.Nodes[b])));
    }

    private static Dictionary<(int, string, string), int> PairCounts(Hypergraph graph) =>
        Enumerable.Range(0, graph.EdgeCount).SelectMany(e => Enumerable.Repeat(e, graph.Weights[e]))
            .SelectMany(e => Pairs(graph, e))
            .GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>By the definition with ranks from 1: the place is 1 + p (n - 1).</summary>
    private static double Percentile(List<double> values, double share)
    {
        var sorted = values.Order().ToList();
        var place = 1 + (share * (sorted.Count - 1));
        var whole = (int)Math.Floor(place);
        return whole == sorted.Count ? sorted[^1]
            : (sorted[whole - 1] * (1 - (place - whole))) + (sorted[whole] * (place - whole));
    }
}
