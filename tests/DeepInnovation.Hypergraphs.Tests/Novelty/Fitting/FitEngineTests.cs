using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Fitting;

/// <summary>The engine against the plain reference on the same draws.</summary>
public sealed class FitEngineTests
{
    private const double Tolerance = 1e-9;
    private static readonly ShiEvansOptions Limited = new() { LargestRelativeStep = 0.5 };

    public static TheoryData<int, int, int, double> Settings() => new()
    {
        { 20, 1000, 3, 0.5 }, // one batch a year
        { 20, 50, 3, 0.5 },
        { 20, 7, 5, 0.5 }, // many batches: most rows are read after several missed pulls
        { 20, 30, 3, double.PositiveInfinity }, // the published step
        { 1, 50, 3, 0.5 },
        { 3, 11, 3, 0.5 },
        { 4, 1, 2, 0.5 },
        { 33, 40, 2, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Theta_and_novelty_equal_the_references(int dimensions, int batchSize, int subEpochs, double largest)
    {
        var options = new ShiEvansOptions
        {
            Dimensions = dimensions,
            BatchSize = batchSize,
            SubEpochs = subEpochs,
            LargestRelativeStep = largest,
        };
        var edges = PlantedBlocks.Make(seed: 11, years: 3, perYear: 120, blocks: 10, nodesPerBlock: 15);
        var graph = Hypergraph.Of([.. edges, .. Repeated(edges)]);
        Compare(graph, options);
    }

    [Fact]
    public void Gaps_new_nodes_and_a_document_of_thousands_of_keywords_change_nothing_in_that()
    {
        List<string> many = [.. Enumerable.Range(0, 5000).Select(i => $"keyword {i}")];
        var edges = PlantedBlocks.Make(seed: 12, years: 2, perYear: 60);
        Compare(Hypergraph.Of([.. edges, new("large", 2001, many), new("large", 2010, many),
            .. edges.Select(e => new Hyperedge(e.Id, 2010, e.Nodes.Append("new")))]), Limited);
    }

    [Fact]
    public void The_count_of_threads_leaves_no_trace()
    {
        var graph = Hypergraph.Of(PlantedBlocks.Make(seed: 13, years: 3, perYear: 400));
        var options = Limited with { BatchSize = 37 };
        var one = Rows(FitEngine.Fit(graph, options, new SeededDraws(1, "test"), 1));
        foreach (var threads in new[] { 2, 3, 7 })
            Assert.Equal(one, Rows(FitEngine.Fit(graph, options, new SeededDraws(1, "test"), threads)));
    }

    [Fact]
    public void A_failure_while_a_batch_is_made_ready_reaches_the_caller()
    {
        var graph = Hypergraph.Of(PlantedBlocks.Make(seed: 13, years: 1, perYear: 400));
        foreach (var threads in new[] { 1, 3 })
        {
            var error = Assert.ThrowsAny<Exception>(
                () => FitEngine.Fit(graph, Limited with { BatchSize = 10 }, new FailingDraws(), threads).ToList());
            Assert.Contains("no draws today", error.ToString(), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Hyperedge> Repeated(List<Hyperedge> edges) =>
        edges.Where((_, i) => i % 7 == 0).SelectMany(e => Enumerable.Repeat(e, 3));

    private static void Compare(Hypergraph graph, ShiEvansOptions options)
    {
        var reference = ReferenceFit.Fit(graph, options, new SeededDraws(5, "test"));
        var engine = FitEngine.Fit(graph, options, new SeededDraws(5, "test"), 2);
        var years = 0;
        foreach (var (expected, actual) in reference.Zip(engine))
        {
            Assert.Equal(expected.Year, actual.Year);
            for (var node = 0; node < graph.NodeCount; node++)
            {
                Assert.Equal(expected.HasSeen(node), actual.HasSeen(node));
                for (var k = 0; k < options.Dimensions; k++)
                    Assert.Equal(expected.Theta(node, k), actual.Theta(node, k), Tolerance);
            }

            for (var edge = 0; edge < graph.EdgeCount; edge++)
            {
                Assert.Equal(expected.Novelty(graph.Edge(edge)), actual.Novelty(graph.Edge(edge)),
                    Tolerance * graph.Edge(edge).Length);
                Assert.Equal(expected.LogPropensity(graph.Edge(edge)), actual.LogPropensity(graph.Edge(edge)),
                    Tolerance * graph.Edge(edge).Length);
            }

            years++;
        }

        Assert.Equal(graph.Years.Count, years);
    }

    private static List<double> Rows(IEnumerable<YearFit> fits) =>
        [.. fits.SelectMany(
            f => Enumerable.Range(0, 96).SelectMany(n => Enumerable.Range(0, f.Dimensions).Select(k => f.Theta(n, k))))];

    private sealed class FailingDraws : IFitDraws
    {
        private readonly SeededDraws _draws = new(1, "test");

        public void StartRow(string node, Span<double> row) => _draws.StartRow(node, row);

        public int[] Order(YearHypergraph year) => _draws.Order(year);

        public INegativeDraws Negatives(YearHypergraph year, CombinationIndex combinations, int pass, int batch) =>
            batch < 3 ? _draws.Negatives(year, combinations, pass, batch) : throw new NotSupportedException("no draws today");
    }
}
