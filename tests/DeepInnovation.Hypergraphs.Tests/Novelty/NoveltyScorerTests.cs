using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Tests.Novelty;

public sealed class NoveltyScorerTests
{
    private static readonly ShiEvansOptions Defaults = new();

    [Fact]
    public void Planted_blocks_are_learnt_and_combinations_across_them_rank_in_the_top_decile()
    {
        var planted = new List<double>();
        for (var seed = 1; seed <= 4; seed++)
        {
            var scores = Score(PlantedBlocks.Make(seed));
            Assert.Equal([2001, 2002, 2003], scores.Validation.Select(v => v.Year));
            Assert.All(scores.Validation, v => Assert.InRange(v.Auc, 0.9, 1));
            planted.AddRange(scores.Documents.Where(d => d.Percentile is not null
                && d.Hyperedge.Id.StartsWith("cross", StringComparison.Ordinal)).Select(d => d.Percentile!.Value));
        }

        // 4 % are planted. Their mean rank lies in the top decile, and four of five do so themselves; measured 0.94 and 0.81.
        Assert.True(planted.Count > 100);
        Assert.InRange(planted.Average(), 0.9, 1);
        Assert.InRange(planted.Count(p => p >= 0.9) / (double)planted.Count, 0.75, 1);
    }

    [Fact]
    public void The_pair_named_as_the_reason_comes_from_two_blocks_where_the_combination_does()
    {
        var scores = Score(PlantedBlocks.Make(seed: 1));
        var cross = scores.Documents.Where(
            d => d.Novelty is not null && d.Hyperedge.Id.StartsWith("cross", StringComparison.Ordinal)).ToList();
        Assert.True(cross.Count > 20);
        Assert.All(cross, d => Assert.NotEqual(d.Pair!.Value.First.Split(' ')[1], d.Pair!.Value.Second.Split(' ')[1]));
        Assert.All(scores.Documents.Where(d => d.Novelty is null), d => Assert.Null(d.Pair));
        Assert.All(cross, d => Assert.Contains(d.Pair!.Value.First, d.Hyperedge.Nodes));
    }

    [Fact]
    public void Without_structure_the_auc_is_one_half_within_its_interval()
    {
        var aucs = Enumerable.Range(0, 4).SelectMany(seed => Score(PlantedBlocks.MakeWithoutStructure(seed), seed).Validation)
            .Select(v => v.Auc).ToList();
        Assert.Equal(12, aucs.Count);
        // 400 hyperedges a year: the binomial deviation of one year's AUC is at most 0.5 / sqrt(400) = 0.025.
        Assert.All(aucs, auc => Assert.InRange(auc, 0.5 - (4 * 0.025), 0.5 + (4 * 0.025)));
        Assert.InRange(aucs.Average(), 0.5 - (3 * 0.025 / Math.Sqrt(12)), 0.5 + (3 * 0.025 / Math.Sqrt(12)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_scores_whatever_the_order_of_the_documents()
    {
        var edges = PlantedBlocks.Make(seed: 2, perYear: 80);
        var scores = Score(edges);
        var turned = Score([.. edges.AsEnumerable().Reverse()]);
        Assert.Equal(scores.Documents.Select(Row), turned.Documents.Reverse().Select(Row));
        Assert.Equal(scores.Validation, turned.Validation);
        Assert.NotEqual(scores.Documents.Select(d => d.Novelty), Score(edges, seed: 43).Documents.Select(d => d.Novelty));
    }

    [Fact]
    public void Later_years_change_nothing_in_earlier_ones()
    {
        var edges = PlantedBlocks.Make(seed: 3, perYear: 80);
        var all = Score([.. edges, new Hyperedge("later", 2010, ["a new word", "block 0 node 1", "another"])]);
        var earlier = Score([.. edges.Where(e => e.Year <= 2002)]);
        Assert.Equal(earlier.Documents.Select(Row), all.Documents.Where(d => d.Hyperedge.Year <= 2002).Select(Row));
        Assert.Equal(earlier.Validation, all.Validation.Where(v => v.Year <= 2002));
    }

    [Fact]
    public void No_documents_and_documents_without_combinations_give_no_scores()
    {
        Assert.Empty(Score([]).Documents);
        var scores = Score([new("a", 2000, ["one"]), new("b", 2001, []), new("c", 2002, ["Same", " same ", "SAME"])]);
        Assert.All(scores.Documents, d => Assert.Null(d.Novelty));
        Assert.Equal((3, 0, 0), (scores.TooFewNodes, scores.FirstYear, scores.Scored));
        Assert.Empty(scores.Validation);
    }

    [Fact]
    public void The_first_year_has_no_score_and_a_gap_is_bridged()
    {
        var scores = Score(
            [new("a", 1990, ["x", "y"]), new("b", 1990, ["y", "z"]), new("c", 1995, ["x", "y"]), new("d", 1995, ["z"])]);
        Assert.Equal(2, scores.FirstYear);
        Assert.Equal(1, scores.TooFewNodes);
        Assert.Equal(1, scores.Scored);
        var only = scores.Documents[2];
        Assert.InRange(only.Novelty!.Value, 0, 10);
        Assert.Null(only.Percentile); // alone in its year
        Assert.Equal(0, only.UnseenNodes);
    }

    [Fact]
    public void Nodes_never_seen_count_as_flat()
    {
        List<Hyperedge> edges =
        [
            new("a", 2000, ["x", "y"]), new("b", 2001, ["p", "q", "r", "s", "t"]), new("c", 2001, ["x", "new"]),
        ];
        var scores = Score(edges);
        // Five flat rows of K = 20: -ln(20 * 20^-5) = 4 ln 20, the paper's 11.98.
        Assert.Equal(4 * Math.Log(20), scores.Documents[1].Novelty!.Value, 1e-12);
        Assert.Equal(5, scores.Documents[1].UnseenNodes);
        // A flat row beside any other: -ln(sum_k theta_k / 20) = ln 20.
        Assert.Equal(Math.Log(20), scores.Documents[2].Novelty!.Value, 1e-12);
        Assert.Equal(1, scores.Documents[2].UnseenNodes);
        Assert.Equal(2, scores.WithUnseenNodes);
    }

    [Fact]
    public void Doubled_keywords_are_one_node_and_repeated_documents_have_one_score()
    {
        List<Hyperedge> edges = [.. PlantedBlocks.Make(seed: 5, perYear: 60)];
        edges.Add(new("twice", 2003, ["Block 0 Node 1", "block 0 node 1 ", "block 0 node 2"]));
        edges.Add(new("once", 2003, ["block 0 node 2", "block 0 node 1"]));
        var scores = Score(edges);
        Assert.Equal(scores.Documents[^1].Novelty, scores.Documents[^2].Novelty);
        Assert.Equal(scores.Documents[^1].Percentile, scores.Documents[^2].Percentile);
    }

    [Fact]
    public void A_node_in_every_document_keeps_everything_finite()
    {
        var edges = PlantedBlocks.Make(seed: 6, perYear: 400, years: 2)
            .Select(e => new Hyperedge(e.Id, e.Year, e.Nodes.Append("everywhere"))).ToList();
        var published = Score(edges);
        Assert.Equal(400, published.Scored);
        Assert.All(published.Documents.Where(d => d.Novelty is not null), d => Assert.True(double.IsFinite(d.Novelty!.Value)));
        var shorter = new NoveltyScorer(Defaults with { LargestRelativeStep = 0.5 }, 42).Score(edges, "test");
        Assert.InRange(shorter.Validation.Single().Auc, 0.9, 1);
    }

    [Fact]
    public void The_published_step_overshoots_where_nodes_are_in_many_hyperedges_and_a_shorter_one_mends_it()
    {
        var edges = PlantedBlocks.Make(seed: 1, perYear: 1000);
        Assert.InRange(Score(edges).Validation[^1].Auc, 0, 0.85);
        var shorter = new NoveltyScorer(Defaults with { LargestRelativeStep = 0.5 }, 42).Score(edges, "test");
        Assert.All(shorter.Validation, v => Assert.InRange(v.Auc, 0.95, 1));
    }

    [Fact]
    public void A_document_of_thousands_of_keywords_has_a_finite_score()
    {
        List<string> many = [.. Enumerable.Range(0, 5000).Select(i => $"keyword {i}")];
        List<Hyperedge> edges = [.. PlantedBlocks.Make(seed: 7, perYear: 40, years: 3)];
        edges.Add(new("large", 2000, many));
        edges.Add(new("large again", 2001, many));
        edges.Add(new("large once more", 2002, many));
        var scores = Score(edges);
        Assert.True(double.IsFinite(scores.Documents[^1].Novelty!.Value));
        Assert.True(scores.Documents[^1].Novelty > 1000);
    }

    [Fact]
    public void A_year_whose_only_combination_is_everything_there_is_has_no_random_one_to_compare()
    {
        var scores = Score([new("a", 2000, ["x", "y"]), new("b", 2001, ["x", "y"])]);
        Assert.Equal(1, scores.Scored);
        Assert.Empty(scores.Validation);
    }

    [Fact]
    public void Thirty_years_of_a_hundred_documents_are_all_scored_but_the_first()
    {
        var edges = PlantedBlocks.Make(seed: 8, years: 30, perYear: 100, blocks: 40, nodesPerBlock: 50);
        var scores = Score(edges);
        Assert.Equal(2900, scores.Scored);
    }

    private static NoveltyScores Score(List<Hyperedge> edges, long seed = 42) =>
        new NoveltyScorer(Defaults, seed).Score(edges, "test");

    private static (string, double?, double?, int) Row(HyperedgeNovelty d) =>
        (d.Hyperedge.Id, d.Novelty, d.Percentile, d.UnseenNodes);
}
