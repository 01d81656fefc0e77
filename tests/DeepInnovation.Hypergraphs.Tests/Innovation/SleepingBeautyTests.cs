using CsCheck;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Hypergraphs.Tests.Innovation;

public sealed class SleepingBeautyTests
{
    /// <summary>
    /// Citations 1 0 0 2 7, peak at t = 4: the line is 1 + 1.5 t. t = 0: 0; t = 1: 2.5 - 0 over max(1, 0) = 2.5; t = 2: 4 / 1 =
    /// 4; t = 3: (5.5 - 2) / 2 = 1.75; t = 4: 0. B = 8.25. The distance goes with 0, 2.5, 4, 3.5, 0: awake at t = 2.
    /// </summary>
    [Fact]
    public void Five_years_by_hand() => Assert.Equal(new SleepingBeauty(8.25, 2, 4, 7), SleepingBeauty.Of([1, 0, 0, 2, 7, 7, 3]));

    /// <summary>Citations 0 4 6 on the line 3 t: t = 1 is one above, (3 - 4) / 4 = -0.25; farthest there.</summary>
    [Fact]
    public void A_curve_above_the_line_is_negative() =>
        Assert.Equal(new SleepingBeauty(-0.25, 1, 2, 6), SleepingBeauty.Of([0, 4, 6]));

    [Fact]
    public void Straight_growth_an_early_peak_and_no_citation()
    {
        Assert.Equal(new SleepingBeauty(0, 0, 3, 6), SleepingBeauty.Of([0, 2, 4, 6, 5]));
        Assert.Equal(new SleepingBeauty(0, 0, 0, 3), SleepingBeauty.Of([3, 3, 1]));
        Assert.Null(SleepingBeauty.Of([0, 0, 0]));
        Assert.Null(SleepingBeauty.Of([]));
    }

    [Fact]
    public void The_coefficient_equals_the_sum_of_the_definition()
    {
        Gen.Int[0, 30].Array[1, 40].Sample(counts =>
        {
            if (counts.Max() == 0)
                return;
            var peak = Array.IndexOf(counts, counts.Max());
            var found = SleepingBeauty.Of(counts)!.Value;
            Assert.Equal((peak, counts[peak]), (found.PeakYear, found.PeakCitations));
            if (peak == 0)
                return;
            double Line(int t) => ((double)(counts[peak] - counts[0]) / peak * t) + counts[0];
            double Distance(int t) => Math.Abs(((counts[peak] - counts[0]) * t) - (peak * counts[t]) + (peak * counts[0]))
                / Math.Sqrt(Math.Pow(counts[peak] - counts[0], 2) + Math.Pow(peak, 2));
            Assert.Equal(Enumerable.Range(0, peak + 1).Sum(t => (Line(t) - counts[t]) / Math.Max(1, counts[t])),
                found.Coefficient, 1e-9);
            Assert.Equal(Enumerable.Range(0, peak + 1).MaxBy(Distance), found.AwakeningYear);
        }, seed: "000000000000", iter: 1000, threads: 1);
    }

    [Fact]
    public void A_graph_counts_by_years_after_publication()
    {
        // a of 2000 is cited in 2000 (by b), and twice in 2003: 1 0 0 2, line 1 + t/3; (4/3 - 0) + (5/3 - 0) = 3.
        var graph = RandomCitations.Parse("a2000 b2000 c2003 d2003 e2009", "ba ca da");
        var found = SleepingBeauty.OfAll(graph);
        Assert.Equal(3, found[0]!.Value.Coefficient, 1e-14);
        Assert.Equal((2, 3, 2), (found[0]!.Value.AwakeningYear, found[0]!.Value.PeakYear, found[0]!.Value.PeakCitations));
        Assert.All(found[1..], Assert.Null);
        Assert.Empty(SleepingBeauty.OfAll(new CitationGraphBuilder([]).Build()));
    }
}
