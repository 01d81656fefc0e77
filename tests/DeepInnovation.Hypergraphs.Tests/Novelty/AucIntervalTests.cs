using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Novelty;

namespace DeepInnovation.Hypergraphs.Tests.Novelty;

public sealed class AucIntervalTests
{
    [Fact]
    public void The_value_is_the_mean_of_the_wins_and_edges_without_opponents_are_left_out()
    {
        var interval = AucInterval.Of([1, 0.5, double.NaN, 0.9], seed: 1)!;
        Assert.Equal(0.8, interval.Value, 1e-12);
        Assert.Equal(3, interval.Edges);
        Assert.InRange(interval.Low, 0.5, 0.8);
        Assert.InRange(interval.High, 0.8, 1);
        Assert.Equal(interval, AucInterval.Of([0.9, double.NaN, 0.5, 1], seed: 1));
        Assert.Null(AucInterval.Of([], seed: 1));
        Assert.Null(AucInterval.Of([double.NaN], seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AucInterval.Of([1.5], seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AucInterval.Of([-0.5], seed: 1));
    }

    [Fact]
    public void Equal_wins_take_wilsons_interval()
    {
        // Wilson for 10 of 10 is [0.7225, 1], for 0 of 10 [0, 0.2775], for 5 of 10 [0.2366, 0.7634] (known values).
        var all = AucInterval.Of([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 1)!;
        Assert.Equal((1.0, 0.7225, 1.0), (all.Value, Math.Round(all.Low, 4), all.High));
        var none = AucInterval.Of(new double[10], 1)!;
        Assert.Equal((0.0, 0.0, 0.2775), (none.Value, none.Low, Math.Round(none.High, 4)));
        var half = AucInterval.Of(Enumerable.Repeat(0.5, 10).ToArray(), 1)!;
        Assert.Equal((0.5, 0.2366, 0.7634), (half.Value, Math.Round(half.Low, 4), Math.Round(half.High, 4)));
    }

    [Fact]
    public void Hyperedges_are_drawn_not_comparisons_and_the_interval_holds_the_truth_as_often_as_it_says()
    {
        // Each hyperedge has its own chance to win, uniform, and ten opponents: the truth is 0.5. Were comparisons drawn instead
        // of hyperedges, the interval would be too narrow and hold it in two thirds of the cases.
        var random = new SeededRandom(3, "coverage");
        var held = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var wins = new double[80];
            foreach (ref var win in wins.AsSpan())
            {
                var chance = random.NextDouble();
                win = Enumerable.Range(0, 10).Count(_ => random.NextDouble() < chance) / 10.0;
            }

            var interval = AucInterval.Of(wins, trial)!;
            held += interval.Low <= 0.5 && 0.5 <= interval.High ? 1 : 0;
        }

        Assert.InRange(held / 300.0, 0.91, 0.985);
    }
}
