using DeepInnovation.Core.Numerics;
using DeepInnovation.Samples;

namespace DeepInnovation.Tests.Samples;

public sealed class ScoreMeasuresTests
{
    private static readonly (double Score, bool Positive)[] Rows =
    [
        (0.9, true), (0.8, true), (0.8, false), (0.7, true), (0.5, false), (0.5, true), (0.5, false), (0.4, false), (0.4, true),
        (0.2, false), (0.1, false), (0.1, false),
    ];

    // Expected values: Reference/score_measures.py, ties included.
    [Theory]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 0.7087301587301587, 0.8, 0.6666666666666666, 0.7142857142857143)]
    [InlineData(new[] { 1, 2, 0, 1, 3, 1, 0, 2, 1, 0, 1, 2 }, 0.8617424242424242, 0.8854166666666667, 0.7142857142857143, 0.8)]
    public void Ties_and_weights_count_as_in_scikit_learn(int[] weights, double averagePrecision, double auroc,
        double accuracy, double bestF1)
    {
        var measures = ScoreMeasures.Weighted(Rows, weights);
        Assert.Equal(averagePrecision, measures.AveragePrecision, 1e-12);
        Assert.Equal(auroc, measures.Auroc, 1e-12);
        Assert.Equal(accuracy, measures.Accuracy, 1e-12);
        Assert.Equal(bestF1, measures.BestF1, 1e-12);
    }

    [Fact]
    public void Intervals_hold_the_value_and_repeat_with_the_seed()
    {
        var random = new SeededRandom(1, "test");
        var rows = Enumerable.Range(0, 400).Select(_ => random.NextDouble()).Select(p => (p, random.NextDouble() < p)).ToList();
        var (value, low, high) = ScoreMeasures.Of(rows, new SeededRandom(5, "b"));
        Assert.InRange(value.AveragePrecision, low.AveragePrecision, high.AveragePrecision);
        Assert.InRange(value.Auroc, low.Auroc, high.Auroc);
        Assert.InRange(high.Auroc - low.Auroc, 0.05, 0.12); // Hanley and McNeil's standard error is about 0.021 here
        Assert.Equal(low, ScoreMeasures.Of(rows, new SeededRandom(5, "b")).Low);
    }

    [Fact]
    public void A_resample_never_lacks_a_class()
    {
        var (_, low, high) = ScoreMeasures.Of([(0.9, true), (0.1, false), (0.2, false)], new SeededRandom(5, "b"));
        Assert.Equal(1, low.AveragePrecision);
        Assert.Equal(1, high.Auroc);
    }
}
