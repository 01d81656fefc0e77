using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Validation;

public sealed class NullModelComparisonTests
{
    private static readonly NoveltyValidationOptions Options = new() { NullSamples = 3, Resamples = 300 };

    [Fact]
    public void Planted_blocks_are_less_surprising_than_every_null_model_in_every_year()
    {
        var rows = new NullModelComparison(Options).Of(PlantedBlocks.Make(seed: 1), "planted");
        Assert.Equal(8, rows.Count);
        Assert.Equal([2001, 2002, 2003, null], rows.Take(4).Select(r => r.Year));
        Assert.Equal(["degree-preserving", "random-same-size"], rows.Select(r => r.Model).Distinct());
        Assert.All(rows, r =>
        {
            Assert.True(r.DifferenceLow > 1, $"{r}");
            Assert.InRange(r.Difference, r.DifferenceLow!.Value, r.DifferenceHigh!.Value);
            Assert.Equal(r.NullMean - r.RealMean, r.Difference, 1e-9);
            Assert.InRange(r.PairedAuc, 0.9, 1);
            Assert.InRange(r.Auc, 0.8, 1);
            Assert.InRange(r.KolmogorovSmirnov, 0.5, 1);
        });
        Assert.Equal(900, rows[3].Documents);
    }

    [Fact]
    public void Without_structure_the_difference_is_nothing_but_chance()
    {
        var held = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            var rows = new NullModelComparison(Options with { Seed = seed }).Of(
                PlantedBlocks.MakeWithoutStructure(seed, years: 3), "none");
            held += rows.Count(r => r.DifferenceLow <= 0 && r.DifferenceHigh >= 0);
            Assert.All(rows.Where(r => r.Year is null), r =>
            {
                Assert.True(r.DifferenceLow <= 0 && r.DifferenceHigh >= 0, $"{r}");
                Assert.InRange(r.PairedAuc, 0.47, 0.53);
                Assert.InRange(r.KolmogorovSmirnov, 0, 0.08);
            });
        }

        Assert.InRange(held, 21, 24); // 24 intervals of 95 %
    }

    [Fact]
    public void Real_documents_score_as_in_a_run_without_random_ones()
    {
        var edges = PlantedBlocks.Make(seed: 4, perYear: 60);
        var scores = new NoveltyScorer(Options.Model, Options.Seed).Score(edges, "same").Documents;
        foreach (var row in new NullModelComparison(Options).Of(edges, "same").Where(r => r.Year is not null))
        {
            var own = scores.Where(d => d.Hyperedge.Year == row.Year).OrderBy(d => d.Hyperedge.Id, StringComparer.Ordinal)
                .Select(d => d.Novelty!.Value);
            Assert.Equal(own.Average(), row.RealMean, 1e-9);
        }
    }

    [Fact]
    public void Combinations_of_words_never_seen_are_equal_whatever_rounding_says()
    {
        var edges = PlantedBlocks.Make(seed: 6, years: 1, perYear: 50);
        // Each document of the next year has one old word and others that are new: 19 of 20 logarithms are
        // equal, in another order each time.
        edges.AddRange(Enumerable.Range(0, 40)
            .Select(i => new Hyperedge($"new{i}", 2001, [$"block {i % 8} node {i % 12}", $"a{i}", $"c{i}", $"x{i}", $"z{i}"])));
        var row = new NullModelComparison(Options with { NullModels = [new RandomSameSize()] }).Of(edges, "new")[0];
        var shuffled = new NullModelComparison(Options with { NullModels = [new SizeOnly()] }).Of(edges, "new")[0];
        Assert.Equal((0.0, 0.5, 0.5, 0.0), (shuffled.Difference, shuffled.PairedAuc, shuffled.Auc, shuffled.KolmogorovSmirnov));
        Assert.InRange(row.PairedAuc, 0.5, 1); // two old words may meet here
    }

    [Fact]
    public void The_order_of_the_documents_leaves_no_trace()
    {
        var edges = PlantedBlocks.Make(seed: 5, perYear: 40);
        var comparison = new NullModelComparison(Options);
        Assert.Equal(comparison.Of(edges, "order"), comparison.Of([.. edges.AsEnumerable().Reverse()], "order"));
    }

    [Fact]
    public void Nothing_and_one_year_have_no_rows_and_a_gap_is_bridged()
    {
        var comparison = new NullModelComparison(Options);
        Assert.Empty(comparison.Of([], "empty"));
        Assert.Empty(comparison.Of([new("a", 2000, ["x", "y"])], "one"));
        Assert.Empty(comparison.Of([new("a", 2000, ["x", "y"]), new("b", 2001, ["x"]), new("c", 2002, [])], "singles"));

        var rows = comparison.Of([new("a", 1990, ["x", "y"]), new("b", 1990, ["y", "z"]), new("c", 1995, ["x", "z"])], "gap");
        Assert.Equal([(1995, 1), (null, 1), (1995, 1), (null, 1)], rows.Select(r => (r.Year, r.Documents)));
        // One document shuffled is itself.
        Assert.All(rows, r => Assert.Equal((0.0, null, null, 0.5, 0.5, 0.0),
            (r.Difference, r.DifferenceLow, r.DifferenceHigh, r.Auc, r.PairedAuc, r.KolmogorovSmirnov)));
    }

    /// <summary>Gives every document words that nobody has seen, beside one of its own.</summary>
    private sealed class SizeOnly : INullModel
    {
        public string Name => "size-only";

        public IReadOnlyList<Hyperedge> Sample(IReadOnlyList<Hyperedge> hyperedges, long seed) =>
            [.. hyperedges.Select((h, i) => new Hyperedge(h.Id, h.Year,
                h.Nodes.Take(1).Concat(Enumerable.Range(1, h.Nodes.Count - 1).Select(n => $"{seed % 7} {i} {n}"))))];
    }
}
