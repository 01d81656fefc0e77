using CsCheck;
using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Tests.Classifier;

public sealed class ThresholdRuleTests
{
    private static readonly Gen<(int Label, double Score)[]> Rows =
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 9].Select(i => i / 9.0)).Array[1, 30].Where(rows => rows.Any(r => r.Item1 == 1));

    [Fact]
    public void Maximum_F1_is_that_of_trying_every_threshold() => Rows.Sample(rows =>
    {
        var data = Ranked(rows);
        var chosen = ThresholdRule.MaximumF1.Choose(data);
        var best = rows.Select(r => r.Score).Distinct().OrderDescending()
            .Select(t => (Threshold: t, ConfusionMatrix.At(data, t).Positive().F1)).ToList();
        Assert.Equal(best.Max(b => b.F1), ConfusionMatrix.At(data, chosen).Positive().F1, 1e-12);
        Assert.Equal(best.First(b => b.F1 >= best.Max(x => x.F1) - 1e-12).Threshold, chosen);
    }, seed: "000000000000", iter: 500);

    [Fact]
    public void A_target_recall_takes_the_highest_threshold_that_reaches_it() =>
        Gen.Select(Rows, Gen.Double[0.01, 1]).Sample((rows, recall) =>
        {
            var data = Ranked(rows);
            var expected = rows.Select(r => r.Score).Distinct()
                .Where(t => ConfusionMatrix.At(data, t).Positive().Recall >= recall).Max();
            Assert.Equal(expected, ThresholdRule.Recall(recall).Choose(data));
        }, seed: "000000000000", iter: 500);

    [Fact]
    public void A_hand_made_choice()
    {
        var data = RankedScores.Of([1, 0, 1, 1, 0], [0.9, 0.8, 0.7, 0.6, 0.1]);
        Assert.Equal(0.6, ThresholdRule.MaximumF1.Choose(data));
        Assert.Equal(0.9, ThresholdRule.Recall(1 / 3.0).Choose(data));
        Assert.Equal(0.7, ThresholdRule.Recall(0.34).Choose(data));
        Assert.Equal(("maximum F1", "recall of at least 0.95"),
            (ThresholdRule.MaximumF1.ToString(), ThresholdRule.Recall(0.95).ToString()));
    }

    [Fact]
    public void Nothing_to_find_and_impossible_targets_are_refused()
    {
        var error = Assert.Throws<InputException>(() => ThresholdRule.MaximumF1.Choose(RankedScores.Of([0, 0], [0.1, 0.2])));
        Assert.Contains("validation split", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => ThresholdRule.Recall(0));
        Assert.Throws<InputException>(() => ThresholdRule.Recall(1.01));
        Assert.Throws<InputException>(() => ThresholdRule.Recall(double.NaN));
    }

    private static RankedScores Ranked((int Label, double Score)[] rows) =>
        RankedScores.Of([.. rows.Select(r => r.Label)], [.. rows.Select(r => r.Score)]);
}
