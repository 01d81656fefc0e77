using CsCheck;
using DeepInnovation.Core;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Sampling;

public sealed class SamplingPlanTests
{
    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.5758293035489004)]
    [InlineData(0.5, 0)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Normal_quantiles_are_the_published_ones(double probability, double quantile) =>
        Assert.Equal(quantile, NormalQuantile.Of(probability), 1e-12);

    /// <summary>The classical numbers: ± 5 points at 95 % take 385 documents, of 1,000 in all 278; ± 3 points 1,068.</summary>
    [Theory]
    [InlineData(0.10, 0.5, null, 385)]
    [InlineData(0.10, 0.5, 1000L, 278)]
    [InlineData(0.06, 0.5, null, 1068)]
    [InlineData(0.10, 0.1, null, 139)]
    public void Sizes_are_those_of_the_textbook(double width, double share, long? population, int size) =>
        Assert.Equal(size, SampleSize.ForShare(width, share, population));

    [Fact]
    public void Neyman_divides_by_size_times_deviation()
    {
        // N S = 1000·10, 2000·20, 3000·30: shares 10/140, 40/140, 90/140 of 140.
        var cells = Cells(1000, 2000, 3000);
        double[] deviations = [10, 20, 30];
        QuotaAllocation.Neyman(cells, 140,
            c => deviations[int.Parse(c.Levels[0], System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.Equal([10, 40, 90], cells.Select(c => c.Drawn));
    }

    [Fact]
    public void Neyman_gives_full_cells_away_and_two_to_cells_without_deviation()
    {
        var cells = Cells(5, 1000, 1000);
        double[] deviations = [1000, 1, 0];
        QuotaAllocation.Neyman(cells, 100,
            c => deviations[int.Parse(c.Levels[0], System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.Equal([5, 93, 2], cells.Select(c => c.Drawn));
        Assert.Contains("has no standard deviation",
            Assert.Throws<InputException>(() => QuotaAllocation.Neyman(Cells(3), 1, _ => -1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neyman_draws_exactly_what_can_be_had_and_no_other_whole_numbers_are_better() =>
        Gen.Select(Gen.Int[0, 12].Array[1, 4], Gen.Int[0, 5].Array[4], Gen.Int[1, 30]).Sample((sizes, deviations, size) =>
        {
            var cells = Cells(sizes);
            double Deviation(SampleCell c) =>
                deviations[int.Parse(c.Levels[0], System.Globalization.CultureInfo.InvariantCulture)];
            QuotaAllocation.Neyman(cells, size, Deviation);
            var drawn = cells.Select(c => c.Drawn).ToArray();
            if (drawn.Sum() != Math.Min(size, sizes.Sum()) || drawn.Where((d, i) => d < 0 || d > sizes[i]).Any())
                return false;
            if (size < 2 * sizes.Length)
                return true;

            // Moving one document from a cell above its minimum to any other never lowers the variance.
            double Variance(int[] n) => cells.Select(
                (c, i) => n[i] == 0 ? 0 : (double)c.Available * c.Available * Deviation(c) * Deviation(c) / n[i]).Sum();
            var best = Variance(drawn);
            for (var from = 0; from < drawn.Length; from++)
            {
                for (var to = 0; to < drawn.Length; to++)
                {
                    if (from == to || drawn[from] <= 2 || drawn[to] >= sizes[to])
                        continue;
                    var moved = (int[])drawn.Clone();
                    (moved[from], moved[to]) = (moved[from] - 1, moved[to] + 1);
                    if (Variance(moved) < best - 1e-9)
                        return false;
                }
            }

            return true;
        }, seed: "0000KOIxVqs5");

    [Fact]
    public void A_share_of_the_frame_comes_from_weights()
    {
        // By hand: W = .9, .1; p = .02·.9 + .5·.1 = .068.
        var estimate = StratifiedEstimate.Of(
            [new StratumCount("rest", 9000, 100, 2), new StratumCount("candidates", 1000, 100, 50)]);
        Assert.Equal(0.068, estimate.Share, 1e-12);
        var variance = (0.81 * (1 - (100 / 9000.0)) * 0.02 * 0.98 / 99) + (0.01 * 0.9 * 0.25 / 99);
        Assert.Equal(Math.Sqrt(variance), estimate.StandardError!.Value, 1e-12);
        Assert.Equal(0.068 + (1.959963984540054 * Math.Sqrt(variance)), estimate.High!.Value, 1e-12);
        Assert.True(estimate.DesignEffect < 1);
    }

    [Fact]
    public void A_frame_labelled_whole_has_no_error_and_gaps_are_told()
    {
        var whole = StratifiedEstimate.Of([new StratumCount("a", 4, 4, 1)]);
        Assert.Equal((0.25, 0, 0.25, 0.25), (whole.Share, whole.StandardError, whole.Low, whole.High));
        Assert.Equal(7, StratifiedEstimate.Of([new StratumCount("a", 4, 4, 1), new StratumCount("b", 7, 0, 0)]).Uncovered);
        Assert.Null(StratifiedEstimate.Of([new StratumCount("a", 4, 1, 1)]).StandardError);
        Assert.Throws<InputException>(() => StratifiedEstimate.Of([new StratumCount("a", 4, 0, 0)]));
        Assert.Throws<InputException>(() => StratifiedEstimate.Of([new StratumCount("a", 4, 2, 3)]));
    }

    [Fact]
    public void The_interval_holds_the_truth_about_as_often_as_it_says()
    {
        var random = new SeededRandom(7, "coverage");
        var held = 0;
        const int trials = 2000;
        for (var trial = 0; trial < trials; trial++)
        {
            // 20,000 documents of which 8 % of the rest and 60 % of the candidates have the property: .132 in all.
            int Draw(double share, int n) => Enumerable.Range(0, n).Count(_ => random.NextDouble() < share);
            var estimate = StratifiedEstimate.Of([new StratumCount("rest", 18_000, 200, Draw(0.08, 200)),
                new StratumCount("candidates", 2_000, 200, Draw(0.6, 200))]);
            held += estimate.Low <= 0.132 && 0.132 <= estimate.High ? 1 : 0;
        }

        Assert.InRange(held / (double)trials, 0.93, 0.97);
    }

    [Fact]
    public void A_streamed_sample_is_that_of_the_whole_frame_in_memory()
    {
        var random = new SeededRandom(9, "stream");
        List<IReadOnlyList<string?>> rows = [.. Enumerable.Range(0, 800).Select(i => (IReadOnlyList<string?>)[$"id{i}",
            $"A title about things {random.Next(300)}", $"s{random.Next(7) * random.Next(3)}"])];
        foreach (var allocation in new[] { Allocation.Equal, Allocation.Proportional })
        {
            foreach (var size in new[] { 1, 60, 799, 900 })
            {
                var streamed = new TableSampler("t", ["id", "title", "group"]).Draw(() => rows, ["group"],
                    new SamplingPlan { Size = size, Allocation = allocation, Seed = 5 });
                var whole = Sampler.Draw([.. rows.Select(r => new SamplingItem(r[0]!, [r[2]!], r[1]!))], size, 5,
                    SplitFractions.Default, allocation);
                Assert.Equal(
                    whole.Items.OrderBy(i => i.Index).Select(i => $"{rows[i.Index][0]} {i.Split.ToString().ToLowerInvariant()}"),
                    streamed.Rows.Select(r => $"{r[0]} {r[4]}"));
                Assert.Equal(whole.Cells.Select(c => (c.Levels[0], c.Wanted, c.Drawn)),
                    streamed.Cells.Select(c => (c.Levels[0], c.Wanted, c.Drawn)));
            }
        }
    }

    [Fact]
    public void Weights_add_up_to_the_table_and_a_pilot_makes_the_deviations()
    {
        List<IReadOnlyList<string?>> rows = [.. Enumerable.Range(0, 600).Select(
            i => (IReadOnlyList<string?>)[$"{i}", i < 200 ? "mixed" : "pure", i % 5 != 0 ? "" : i < 200 ? $"{i / 5 % 2}" : "0"])];
        var sample = new TableSampler("t", ["id", "group", "label"]).Draw(() => rows, ["group"],
            new SamplingPlan { Size = 100, Allocation = Allocation.Neyman, Pilot = "label", Weights = true });
        Assert.Equal(600, sample.Rows.Sum(r => double.Parse(r[5]!, System.Globalization.CultureInfo.InvariantCulture)), 1e-9);
        // S = √(21/42 · 21/42) = .5 and √(1/82 · 81/82) = .1097: 200 · .5 to 400 · .1098 is 69.5 to 30.5; 69
        // and 31 have the smaller variance.
        Assert.Equal([69, 31], sample.Cells.Select(c => c.Drawn));
        Assert.Equal(235, new TableSampler("t", ["id", "group", "label"]).Draw(() => rows, ["group"],
            new SamplingPlan { Width = 0.1 }).Rows.Count);
    }

    private static SampleCell[] Cells(params int[] sizes) => [.. sizes.Select((s, i) => new SampleCell([$"{i}"], s))];
}
