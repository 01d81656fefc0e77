using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity.Tests.Kernels;

public sealed class FilterPlanTests
{
    [Fact]
    public void Random_vectors_are_joined_whole_by_bytes()
    {
        var plan = Choose("random", 384);
        Assert.Equal((true, 0), (plan.ByBytes, plan.Head));
        Assert.InRange(plan.Survivors, 0, 0.05);
    }

    [Fact]
    public void Vectors_of_few_directions_are_joined_by_their_heads()
    {
        var plan = Choose("few directions", 384);
        Assert.Equal((true, 64), (plan.ByBytes, plan.Head));
        Assert.NotNull(plan.Components);
    }

    [Fact]
    public void Where_rounding_excludes_nothing_the_join_is_in_float32()
    {
        var plan = Choose("near ties", 96);
        Assert.Equal((false, 0), (plan.ByBytes, plan.Head));
        Assert.Equal(1, plan.Survivors);
    }

    [Fact]
    public void The_choice_does_not_depend_on_threads_or_on_the_time() =>
        Assert.Equal(Choose("clustered", 96) with { Components = null }, Choose("clustered", 96) with { Components = null });

    [Theory]
    [InlineData("few directions")]
    [InlineData("near ties")]
    public void Chosen_ways_find_the_same_pairs(string kind)
    {
        var (papers, patents) = (HardVectors.Make(kind, 60, 96, 1), HardVectors.Make(kind, 900, 96, 2));
        var expected = new ReferenceJoin().Join(papers, patents, JoinRule.Top(3),
            cancellation: TestContext.Current.CancellationToken);
        foreach (var engine in new ISimilarityJoin[]
        {
            new QuantizedJoin { Head = 16 }, new QuantizedJoin { Head = 0 }, new PackedJoin(), new QuantizedJoin(),
        })
            Assert.Equal(expected.Pairs,
                engine.Join(papers, patents, JoinRule.Top(3), cancellation: TestContext.Current.CancellationToken).Pairs);
    }

    private static FilterPlan Choose(string kind, int dimensions)
    {
        var (papers, patents) = (HardVectors.Make(kind, 80, dimensions, 1), HardVectors.Make(kind, 1500, dimensions, 2));
        return FilterPlan.Choose(new JoinTask(papers, patents, JoinRule.Top(1), new YearOrder(papers, patents)),
            pairsForSample: 0, pairsForRotation: 0);
    }
}
