using System.Globalization;
using CsCheck;

namespace DeepInnovation.Hypergraphs.Tests;

public sealed class DegreePreservingShuffleTests
{
    private static readonly DegreePreservingShuffle Shuffle = new();

    private static readonly Gen<Hypergraph> Graphs =
        Gen.Select(Gen.Int[2000, 2002], Gen.Int[0, 8].Array[1, 6]).Array[0, 30]
            .Select(documents => Build(documents.Select(d => (d.Item1, d.Item2))));

    [Fact]
    public void Sizes_by_year_and_degrees_by_year_are_kept_and_no_document_has_a_node_twice()
    {
        Gen.Select(Graphs, Gen.Long).Sample((graph, seed) =>
        {
            var shuffled = Shuffle.Shuffle(graph, seed);
            Assert.Equal(graph.Nodes, shuffled.Nodes);
            Assert.Equal(Sizes(graph), Sizes(shuffled));
            Assert.Equal(Degrees(graph), Degrees(shuffled));
            for (var edge = 0; edge < shuffled.EdgeCount; edge++)
                Assert.Equal(shuffled.Edge(edge).ToArray().Distinct().Order(), shuffled.Edge(edge).ToArray());
        }, seed: "000000000000", iter: 500, threads: 1);
    }

    [Fact]
    public void The_result_is_in_the_order_that_a_hypergraph_has()
    {
        Graphs.Sample(graph =>
        {
            var shuffled = Shuffle.Shuffle(graph, 3);
            var builder = new HypergraphBuilder();
            foreach (var (year, nodes) in Documents(shuffled))
                builder.Add(year, nodes);
            var again = builder.Build().Graph;
            Assert.Equal(again.EdgeYears.ToArray(), shuffled.EdgeYears.ToArray());
            Assert.Equal(again.Weights.ToArray(), shuffled.Weights.ToArray());
            Assert.Equal(Documents(again).Select(d => string.Join(' ', d.Nodes)),
                Documents(shuffled).Select(d => string.Join(' ', d.Nodes)));
        }, seed: "000000000000", iter: 200, threads: 1);
    }

    [Fact]
    public void The_chain_reaches_every_incidence_with_these_margins_equally_often()
    {
        // Three documents of two nodes each; a and b stand in two of them, c and d in one. Brute force lists all such incidences.
        var graph = Build([(2000, [0, 1]), (2000, [0, 2]), (2000, [1, 3])]);
        var expected = Matrices(graph);
        var counts = expected.ToDictionary(s => s, _ => 0, StringComparer.Ordinal);
        const int draws = 20_000;
        for (var seed = 0; seed < draws; seed++)
        {
            var documents = YearIncidence.Of(graph.Years[0]);
            Shuffle.Shuffle(documents, DegreePreservingShuffle.RandomOf(seed, "mixing", 2000));
            documents.SortNodes();
            counts[string.Join('|', Enumerable.Range(0, 3).Select(d => string.Join(',', documents.Document(d).ToArray())))]++;
        }

        var mean = (double)draws / expected.Count;
        var chiSquare = counts.Values.Sum(c => (c - mean) * (c - mean) / mean);
        // With k - 1 degrees of freedom the statistic has mean k - 1 and variance 2 (k - 1); five deviations.
        Assert.InRange(chiSquare, 0, expected.Count - 1 + (5 * Math.Sqrt(2.0 * (expected.Count - 1))));
    }

    [Fact]
    public void A_structured_hypergraph_loses_its_structure()
    {
        // Two blocks of ten nodes; all pairs lie within a block before, half of them (10 of 19) after.
        var graph = Build(Enumerable.Range(0, 2000)
            .Select(i => (2000, new[] { (i % 2 * 10) + (i / 2 % 10), (i % 2 * 10) + (((i / 2) + 1 + (i / 20 % 9)) % 10) })));
        var shuffled = Shuffle.Shuffle(graph, 1);
        var within =
            Documents(shuffled).Count(d => d.Nodes[0].Length > 0 && Number(d.Nodes[0]) / 10 == Number(d.Nodes[1]) / 10) / 2000.0;
        Assert.Equal(1, Documents(graph).Count(d => Number(d.Nodes[0]) / 10 == Number(d.Nodes[1]) / 10) / 2000.0);
        Assert.InRange(within, 0.47 - 0.06, 0.47 + 0.06); // 9 of 19, deviation 0.011
    }

    [Fact]
    public void The_seed_and_the_purpose_decide_and_a_year_does_not_see_the_others()
    {
        var documents = Enumerable.Range(0, 200)
            .Select(i => (2000 + (i % 2), new[] { i % 7, 7 + (i % 11), 20 + (i % 13) })).ToList();
        var graph = Build(documents);
        Assert.Equal(Text(Shuffle.Shuffle(graph, 1)), Text(Shuffle.Shuffle(graph, 1)));
        Assert.NotEqual(Text(Shuffle.Shuffle(graph, 1)), Text(Shuffle.Shuffle(graph, 2)));
        Assert.NotEqual(Text(Shuffle.Shuffle(graph, 1)), Text(Shuffle.Shuffle(graph, 1, "other")));
        Assert.Equal(Text(Shuffle.Shuffle(graph, 1).Between(2001, 2001)), Text(Shuffle.Shuffle(graph.Between(2001, 2001), 1)));
        Assert.Equal(Text(graph), Text(new DegreePreservingShuffle(0).Shuffle(graph, 1)));
    }

    [Fact]
    public void A_very_large_document_and_a_node_in_every_document_are_kept()
    {
        var graph = Build([(2000, [.. Enumerable.Range(0, 5000)]),
            .. Enumerable.Range(0, 300).Select(i => (2000, new[] { 0, 4990 + (i % 30), 5100 + i }))]);
        var shuffled = Shuffle.Shuffle(graph, 5);
        Assert.Equal(Sizes(graph), Sizes(shuffled));
        Assert.Equal(Degrees(graph), Degrees(shuffled));
        Assert.All(Documents(shuffled), d => Assert.Equal(Name(0), d.Nodes[0]));
        Assert.NotEqual(Text(graph), Text(shuffled));
    }

    [Fact]
    public void Nothing_to_shuffle_is_no_fault()
    {
        Assert.Equal(0, Shuffle.Shuffle(Build([]), 1).EdgeCount);
        var one = Build([(2000, [1, 2, 3])]);
        Assert.Equal(Text(one), Text(Shuffle.Shuffle(one, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DegreePreservingShuffle(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DegreePreservingShuffle(-1));
    }

    private static Hypergraph Build(IEnumerable<(int Year, int[] Nodes)> documents)
    {
        var builder = new HypergraphBuilder();
        foreach (var (year, nodes) in documents)
            builder.Add(year, nodes.Select(Name));
        return builder.Build().Graph;
    }

    private static string Name(int node) => node.ToString("00000", CultureInfo.InvariantCulture);

    private static int Number(string name) => int.Parse(name, CultureInfo.InvariantCulture);

    private static IEnumerable<(int Year, string[] Nodes)> Documents(Hypergraph graph) =>
        Enumerable.Range(0, graph.EdgeCount).SelectMany(e =>
            Enumerable.Repeat(
                (graph.EdgeYears[e], graph.Edge(e).ToArray().Select(n => graph.Nodes[n]).ToArray()), graph.Weights[e]));

    private static string Text(Hypergraph graph) =>
        string.Join('\n', Documents(graph).Select(d => $"{d.Year}: {string.Join(' ', d.Nodes)}"));

    private static List<(int Year, int Size)> Sizes(Hypergraph graph) =>
        [.. Documents(graph).Select(d => (d.Year, d.Nodes.Length)).Order()];

    private static List<(int Year, string Node, int Count)> Degrees(Hypergraph graph) =>
        [.. Documents(graph).SelectMany(d => d.Nodes.Select(n => (d.Year, Node: n))).GroupBy(x => x)
            .Select(g => (g.Key.Year, g.Key.Node, g.Count())).Order()];

    /// <summary>
    /// All ways to give each document as many distinct nodes as it has, with the nodes' degrees kept, by brute force.
    /// </summary>
    private static List<string> Matrices(Hypergraph graph)
    {
        var (n, m) = (graph.NodeCount, graph.EdgeCount);
        var found = new List<string>();
        for (var bits = 0; bits < 1 << (n * m); bits++)
        {
            var has = (int d, int v) => ((bits >> ((d * n) + v)) & 1) == 1;
            if (Enumerable.Range(0, m).All(d => Enumerable.Range(0, n).Count(v => has(d, v)) == graph.Edge(d).Length)
                && Enumerable.Range(0, n).All(v => Enumerable.Range(0, m).Count(d => has(d, v)) == graph.EdgesOf(v).Length))
                found.Add(string.Join('|',
                    Enumerable.Range(0, m).Select(d => string.Join(',', Enumerable.Range(0, n).Where(v => has(d, v))))));
        }

        return found;
    }
}
