using CsCheck;
using DeepInnovation.Hypergraphs.Measures;

namespace DeepInnovation.Hypergraphs.Tests.Measures;

/// <summary>Each measure on a small hypergraph by hand, and by brute force on random ones.</summary>
public sealed class MeasuresTests
{
    // a: 0 1 2, b: 2 3, c: 3 4 5 6, d: 2 3 6, e alone: 7. The order of hyperedges is lexicographic: {0 1
    // 2} {2 3} {2 3 6} {3 4 5 6} {7}.
    private static readonly Hypergraph Graph = Make([0, 1, 2], [2, 3], [3, 4, 5, 6], [2, 3, 6], [7]);

    private static readonly Gen<int[][]> Edges = Gen.Int[0, 8].HashSet[1, 5].Select(s => s.Order().ToArray()).Array[1, 12];

    [Fact]
    public void Degrees_and_sizes_are_counted()
    {
        Assert.Equal([1, 1, 3, 3, 1, 1, 2, 1], DegreeDistribution.Degrees(Graph));
        Assert.Equal([3, 2, 3, 4, 1], DegreeDistribution.Sizes(Graph));
        Assert.Equal([(1, 5), (2, 1), (3, 2)], DegreeDistribution.Counts(DegreeDistribution.Degrees(Graph)));
        Assert.Equal([2, 2, 1], DegreeDistribution.WeightedDegrees(Make([0, 1], [0, 1], [2])));
    }

    [Fact]
    public void Density_is_that_of_all_sets_or_of_small_ones()
    {
        Assert.Equal(Math.Log10(5.0 / 255), Density.Log10(Graph), 1e-12); // 2^8 - 1 sets
        Assert.Equal(Math.Log10(5.0 / (8 + 28 + 56 + 70)), Density.Log10(Graph, 4), 1e-12);
        Assert.Equal(13.0 / (8 * 5), Density.Incidence(Graph), 1e-12);
        // A hundred thousand nodes: 2^n is no double.
        var large = Make([.. Enumerable.Range(0, 1000).Select(i => new[] { 100 * i, (100 * i) + 1 })]);
        Assert.Equal(Math.Log10(1000) - (2000 * Math.Log10(2)), Density.Log10(large), 1e-6);
        Assert.Equal(double.NegativeInfinity, Density.Log10(Isolated()));
    }

    [Fact]
    public void The_line_graph_joins_hyperedges_that_share_s_nodes()
    {
        // {0 1 2}-{2 3}: 1, {0 1 2}-{2 3 6}: 1, {2 3}-{2 3 6}: 2, {2 3}-{3 4 5 6}: 1, {2 3 6}-{3 4 5 6}: 2.
        Assert.Equal([2, 3, 3, 2, 0], LineGraph.Degrees(Graph, 1));
        Assert.Equal([0, 1, 2, 1, 0], LineGraph.Degrees(Graph, 2));
        Assert.Equal([0, 0, 0, 0, 1], LineGraph.Components(Graph, 1));
        Assert.Equal([0, 1, 1, 1, -1], LineGraph.Components(Graph, 2));
        Assert.Equal([0, -1, 1, 2, -1], LineGraph.Components(Graph, 3));
        Assert.Equal([(1, 3L), (2, 2L)], HyperedgeOverlap.Pairs(Graph));
    }

    [Fact]
    public void Line_graphs_of_random_hypergraphs_equal_brute_force() => Edges.Sample(
        edges =>
        {
            var graph = Make(edges);
            for (var s = 1; s <= 3; s++)
            {
                bool Adjacent(int a, int b) => a != b && graph.Edge(a).ToArray().Intersect(graph.Edge(b).ToArray()).Count() >= s;
                int[] all = [.. Enumerable.Range(0, graph.EdgeCount)];
                Assert.Equal(all.Select(a => all.Count(b => Adjacent(a, b))), LineGraph.Degrees(graph, s));
                var components = LineGraph.Components(graph, s);
                foreach (var a in all.Where(a => graph.Edge(a).Length >= s))
                {
                    var reached = new HashSet<int> { a };
                    while (all.FirstOrDefault(
                        b => !reached.Contains(b) && reached.Any(r => Adjacent(r, b)), -1) is var b and >= 0)
                        reached.Add(b);
                    Assert.Equal(reached.Order(), all.Where(b => components[b] == components[a]));
                }
            }
        },
        seed: "000000000000", iter: 300);

    [Fact]
    public void Overlapness_is_sizes_over_union()
    {
        Assert.Equal(8.0 / 5, HyperedgeOverlap.Overlapness(Graph, 2), 1e-12); // 3 + 2 + 3 over {0 1 2 3 6}
        Assert.Equal(1, HyperedgeOverlap.Overlapness(Graph, 0), 1e-12);
        Assert.True(double.IsNaN(HyperedgeOverlap.Overlapness(Isolated(), 0)));
    }

    [Fact]
    public void The_three_clustering_coefficients_are_three()
    {
        // Projection: 2 has neighbours 0 1 3 6; of the six pairs 0-1 and 3-6 are joined.
        Assert.Equal(2.0 / 6, Clustering.OfProjection(Graph, 2), 1e-12);
        Assert.Equal(1, Clustering.OfProjection(Graph, 0), 1e-12);
        Assert.Equal(0, Clustering.OfProjection(Graph, 7));
        // Hyperedges of 6: A = {2 3 6}, B = {3 4 5 6}; only A: 2; only B: 4 5. Neighbours of 2: 0 1 3 6; of 4, 5: 3 4
        // 5 6. None reaches the other: 0.
        Assert.Equal(0, Clustering.Local(Graph, 6), 1e-12);
        // Of 3: {2 3}-{2 3 6}: only 6, whose neighbours do not meet the empty rest: 0. {2 3}-{3 4 5 6}: 2 against 4 5 6: 6 is a
        // neighbour of 2 and 2 of 6: (1 + 1)/4. {2 3 6}-{3 4 5 6}: 2 against 4 5: 0. The mean of the three pairs is 1/6.
        Assert.Equal(1.0 / 6, Clustering.Local(Graph, 3), 1e-12);
        Assert.Equal(0, Clustering.Local(Graph, 0));
        // 6 has two hyperedges; with 2 (three) it shares one: 1/4; with 3 (three) two: 2/3; with 4
        // and 5 (one each) one: 1/2 each.
        Assert.Equal((0.25 + (2.0 / 3) + 0.5 + 0.5) / 4, Clustering.TwoNode(Graph, 6), 1e-12);
        Assert.True(double.IsNaN(Clustering.TwoNode(Graph, 7)));
    }

    [Fact]
    public void Assortativity_is_a_correlation_over_hyperedges()
    {
        // Degrees: {0 1 2}: 3 1 1; {2 3}: 3 3; {2 3 6}: 3 3 2; {3 4 5 6}: 3 2 1 1. Highest and lowest: (3,1) (3,3) (3,2)
        // (3,1): the highest never varies.
        Assert.True(double.IsNaN(Assortativity.Degree(Graph, AssortativityKind.TopBottom)));
        // Graph {0 1} {0 2} {0 3} {1 2}: degrees 3 2 2 1. Top two: (3,2) (3,2) (3,1) (2,2): means 11/4, 7/4;
        // covariance -1/16; variances 3/16 each.
        var star = Make([0, 1], [0, 2], [0, 3], [1, 2]);
        Assert.Equal(-1.0 / 3, Assortativity.Degree(star, AssortativityKind.TopTwo), 1e-12);
        Assert.Equal(-1.0 / 3, Assortativity.Degree(star, AssortativityKind.TopBottom), 1e-12); // pairs have no others
        // Uniform: Newman's r of that graph. Mean 9/4; E[xy] = (6+6+3+4)/4 = 19/4; E[xx] = (9+4+9+4+9+1+4+4)/8 = 44/8; r =
        // (19/4 - 81/16)/(44/8 - 81/16) = -5/7.
        Assert.Equal(-5.0 / 7, Assortativity.Degree(star, AssortativityKind.Uniform), 1e-12);
        Assert.True(double.IsNaN(Assortativity.Degree(Make([0, 1], [2, 3]), AssortativityKind.Uniform)));
    }

    [Fact]
    public void PageRank_solves_its_equation()
    {
        // {0 1}, {1 2} with damping 1/2: by symmetry x0 = x2 = a, x1 = b. a = 1/6 + 1/2 (a/2 + b/4), b = 1/6 + 1/2 (a + b/2),
        // 2a + b = 1: 3a/4 - b/8 = 1/6 and b = 1 - 2a give a = 7/24, b = 10/24.
        var path = Make([0, 1], [1, 2]);
        Assert.Equal([7.0 / 24, 10.0 / 24, 7.0 / 24], PageRank.Of(path, 0.5), (a, b) => Math.Abs(a - b) < 1e-11);
        var rank = PageRank.Of(Isolated());
        Assert.Equal(1, rank.Sum(), 1e-12);
        Assert.Equal(rank[0], rank[1], 1e-12);
        Edges.Sample(edges => Assert.Equal(1, PageRank.Of(Make(edges)).Sum(), 1e-10), seed: "000000000000", iter: 50);
    }

    [Fact]
    public void Weights_draw_the_walk()
    {
        var rank = PageRank.Of(Make([0, 1], [0, 2], [0, 2], [0, 2]));
        Assert.True(rank[2] > rank[1]);
        Assert.Equal(1, rank.Sum(), 1e-12);
    }

    [Fact]
    public void Clique_centrality_is_the_leading_eigenvector_of_the_projection()
    {
        // A path 0-1-2: eigenvector (1, sqrt 2, 1).
        var root = Math.Sqrt(2);
        Assert.Equal([1 / (2 + root), root / (2 + root), 1 / (2 + root)], EigenvectorCentrality.Clique(Make([0, 1], [1, 2])),
            (a, b) => Math.Abs(a - b) < 1e-9);
        // Node 7 and a second component have nothing.
        var two = EigenvectorCentrality.Clique(Graph);
        Assert.Equal(0, two[7]);
        Assert.All(two[..7], c => Assert.True(c > 0));
    }

    [Fact]
    public void H_eigenvectors_solve_their_equation()
    {
        // Two triples that share node 2: by symmetry x0 = x1 = x3 = x4 = u, x2 = v: lambda u^2 = u v,
        // lambda v^2 = 2 u^2, so v^3 = 2 u^3.
        var h = EigenvectorCentrality.HEigenvector(Make([0, 1, 2], [2, 3, 4]));
        Assert.Equal(Math.Cbrt(2), h[2] / h[0], 1e-8);
        Assert.Equal(1, h.Sum(), 1e-12);
        // Pairs only: the eigenvector of the graph.
        Assert.Equal(EigenvectorCentrality.Clique(Make([0, 1], [1, 2], [1, 3])),
            EigenvectorCentrality.HEigenvector(Make([0, 1], [1, 2], [1, 3])), (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Fact]
    public void Small_hyperedges_are_blown_up_in_all_ways()
    {
        // r = 3, hyperedges {0 1 2} and {2 3}. {2 3} becomes (2 2 3) and (2 3 3), six ordered triples, each with weight 2/6. The
        // tensor applied by brute force over all ordered triples must give lambda x^[2].
        var x = EigenvectorCentrality.HEigenvector(Make([0, 1, 2], [2, 3]));
        var y = new double[4];
        foreach (var (i, j, k) in from i in Enumerable.Range(0, 4)
                                  from j in Enumerable.Range(0, 4)
                                  from k in Enumerable.Range(0, 4)
                                  select (i, j, k))
        {
            int[] set = [.. new[] { i, j, k }.Distinct().Order()];
            var weight = set.SequenceEqual([0, 1, 2]) ? 3.0 / 6 : set.SequenceEqual([2, 3]) ? 2.0 / 6 : 0;
            y[i] += weight * x[j] * x[k];
        }

        var lambda = y[2] / (x[2] * x[2]);
        for (var node = 0; node < 4; node++)
            Assert.Equal(lambda * x[node] * x[node], y[node], 1e-8);
        Assert.Throws<ArgumentException>(() => EigenvectorCentrality.HEigenvector(Make([.. Enumerable.Range(0, 33)])));
    }

    [Fact]
    public void Nothing_in_and_nothing_out()
    {
        var none = Hypergraph.Of([]);
        Assert.Empty(LineGraph.Components(none, 1));
        Assert.Empty(PageRank.Of(none));
        Assert.Empty(EigenvectorCentrality.HEigenvector(none));
        Assert.True(double.IsNaN(Density.Log10(none)));
        Assert.Equal(0, HypergraphSummary.Of(none, 1).Single().Hyperedges);
    }

    [Fact]
    public void Summaries_are_by_year_and_for_all_merged()
    {
        var builder = new HypergraphBuilder();
        builder.Add(2000, ["a", "b"]);
        builder.Add(2000, ["a", "b"]);
        builder.Add(2001, ["a", "b"]);
        builder.Add(2001, ["b", "c", "d"]);
        var rows = HypergraphSummary.Of(builder.Build().Graph, 1);
        Assert.Equal([2000, 2001, null], rows.Select(r => r.Year));
        Assert.Equal((2, 1, 2L, 1.0), (rows[0].Nodes, rows[0].Hyperedges, rows[0].Documents, rows[0].MeanDegree));
        Assert.Equal((4, 2, 4L, 2.5), (rows[2].Nodes, rows[2].Hyperedges, rows[2].Documents, rows[2].MeanSize));
        Assert.Equal((1, 1.0, 0.5), (rows[2].Components, rows[2].LargestComponent, rows[2].LargestTwoComponent));
        Assert.Equal(5.0 / 8, rows[2].IncidenceDensity);
    }

    private static Hypergraph Isolated()
    {
        var builder = new HypergraphBuilder();
        builder.AddNode("a");
        builder.AddNode("b");
        return builder.Build().Graph;
    }

    private static Hypergraph Make(params int[][] edges)
    {
        var builder = new HypergraphBuilder();
        foreach (var edge in edges)
            builder.Add(2000, edge.Select(n => $"{n:D6}"));
        return builder.Build().Graph;
    }
}
