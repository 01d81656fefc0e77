using DeepInnovation.Core;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Validation;

public sealed class StabilityTests
{
    private static readonly NoveltyValidationOptions Options = new() { Seeds = 3, Dimensions = [10, 20] };

    [Fact]
    public void Every_pair_of_seeds_and_of_dimensions_has_a_row()
    {
        var rows = new Stability(Options).Of(PlantedBlocks.Make(seed: 1, perYear: 80), "planted");
        Assert.Equal(
            [("seed", 42, 43, 20, 20), ("seed", 42, 44, 20, 20), ("seed", 43, 44, 20, 20), ("dimensions", 42, 42, 10, 20),
                ("nodes", 42, null, 20, null)],
            rows.Select(r => (r.Comparison, r.FirstSeed, r.SecondSeed, r.FirstDimensions, r.SecondDimensions)));
        Assert.All(rows, r => Assert.Equal(240, r.Documents));
        Assert.All(rows.Take(4), r => Assert.InRange(r.Spearman!.Value, 0.3, 0.9999));
    }

    [Fact]
    public void Structure_makes_ranks_of_one_size_stable_and_without_it_they_are_chance()
    {
        var options = Options with { Seeds = 2, Dimensions = [] };
        var planted = Assert.Single(StabilitySummary.Of(
            new Stability(options).Of(PlantedBlocks.Make(seed: 2, crossShare: 0.3), "p")), s => s.Comparison == "seed");
        var chance = Assert.Single(StabilitySummary.Of(new Stability(options).Of(PlantedBlocks.MakeWithoutStructure(2), "n")),
            s => s.Comparison == "seed");
        Assert.InRange(planted.SameSizeSpearman!.Value, 0.5, 1);
        Assert.InRange(chance.SameSizeSpearman!.Value, -0.2, 0.35);
        // Size alone still makes the ranks of noise agree: that is why the row within one size is there.
        Assert.InRange(chance.Spearman, 0.4, 1);
    }

    [Fact]
    public void The_order_of_the_documents_leaves_no_trace()
    {
        var edges = PlantedBlocks.Make(seed: 5, perYear: 40);
        Assert.Equal(new Stability(Options).Of(edges, "order"),
            new Stability(Options).Of([.. edges.AsEnumerable().Reverse()], "order"));
    }

    [Fact]
    public void No_documents_and_one_document_give_rows_without_values()
    {
        foreach (var edges in new Hyperedge[][]
        {
            [], [new("a", 2000, ["x", "y"])], [new("a", 2000, ["x", "y"]), new("b", 2001, ["x", "y"])],
        })
        {
            var rows = new Stability(Options).Of(edges, "few");
            Assert.Equal(5, rows.Count);
            Assert.All(rows, r => Assert.Equal((0, null, null, null), (r.Documents, r.Spearman, r.Kendall, r.TopJaccard)));
            Assert.Empty(StabilitySummary.Of(rows));
        }
    }

    [Fact]
    public void Settings_that_cannot_be_used_are_named()
    {
        Assert.Contains("seeds is at least 1, found \"0\"", Fault(Options with { Seeds = 0 }), StringComparison.Ordinal);
        Assert.Contains("dimensions are at least 1, found \"0\"", Fault(Options with { Dimensions = [5, 0] }),
            StringComparison.Ordinal);
        Assert.Contains("a value of K is given twice, found \"5,5\"", Fault(Options with { Dimensions = [5, 5] }),
            StringComparison.Ordinal);
        Assert.Contains("null-samples is at least 1", Fault(Options with { NullSamples = 0 }), StringComparison.Ordinal);
    }

    private static string Fault(NoveltyValidationOptions options) => Assert.Throws<InputException>(options.Check).Message;
}
