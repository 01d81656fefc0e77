using CsCheck;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Tests.Metrics;

public sealed class RankingTests
{
    private const string Seed = "000000000000";

    /// <summary>Few distinct scores, so that ties are the rule; at least one of each class.</summary>
    private static readonly Gen<(int Label, double Score)[]> Tied =
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 6].Select(i => i / 6.0)).Array[2, 40]
            .Where(rows => rows.Any(r => r.Item1 == 1) && rows.Any(r => r.Item1 == 0));

    [Fact]
    public void Average_precision_of_a_hand_made_ranking()
    {
        // Ranks 1 and 3 are right: (1/1 + 2/3) / 2.
        Assert.Equal((1 + (2.0 / 3)) / 2, Ranking.AveragePrecision(RankedScores.Of([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1])), 1e-15);
    }

    [Fact]
    public void Tied_scores_are_one_threshold_and_the_trapezoid_is_not_average_precision()
    {
        var data = RankedScores.Of([1, 0], [0.5, 0.5]);
        Assert.Equal(0.5, Ranking.AveragePrecision(data));
        Assert.Equal(0.75, Trapezoid(data));
        var heavy = Reference.Load().Cases.Single(c => c.Name == "heavy ties");
        Assert.True(Math.Abs(Trapezoid(heavy.Data) - heavy.AveragePrecision) > 0.005);
    }

    [Fact]
    public void Average_precision_is_the_sum_over_thresholds_written_out() =>
        Tied.Sample(rows => Assert.Equal(BruteForceAveragePrecision(rows), Ranking.AveragePrecision(Ranked(rows)), 1e-12),
            seed: Seed, iter: 1000);

    [Fact]
    public void Auroc_is_the_share_of_pairs_in_order_with_ties_half() =>
        Tied.Sample(rows => Assert.Equal(BruteForceAuroc(rows), Ranking.Auroc(Ranked(rows))!.Value, 1e-12),
            seed: Seed, iter: 1000);

    [Fact]
    public void The_order_of_the_input_changes_no_bit() =>
        Gen.Select(Tied, Gen.Int[0, 1000]).Sample((rows, seed) =>
        {
            var shuffled = rows.ToArray();
            new SeededRandom(seed, "test").Shuffle<(int, double)>(shuffled);
            Assert.Equal(Evaluate(rows), Evaluate(shuffled));
        }, seed: Seed, iter: 300);

    [Fact]
    public void A_rising_function_of_the_scores_changes_no_ranking_metric() =>
        Tied.Sample(rows =>
        {
            var moved = rows.Select(r => (r.Label, (Math.Exp(3 * r.Score) - 7) * 1e5)).ToArray();
            Assert.Equal(Ranking.AveragePrecision(Ranked(rows)), Ranking.AveragePrecision(Ranked(moved)));
            Assert.Equal(Ranking.Auroc(Ranked(rows)), Ranking.Auroc(Ranked(moved)));
        }, seed: Seed, iter: 300);

    [Fact]
    public void Turning_the_scores_round_turns_auroc_round() =>
        Tied.Sample(rows =>
        {
            var turned = rows.Select(r => (r.Label, -r.Score)).ToArray();
            Assert.Equal(1, Ranking.Auroc(Ranked(rows))!.Value + Ranking.Auroc(Ranked(turned))!.Value, 1e-12);
        }, seed: Seed, iter: 300);

    [Fact]
    public void Scores_without_information_reach_the_prevalence()
    {
        var data = RankedScores.Of([1, 0, 0, 0], [0.2, 0.2, 0.2, 0.2]);
        Assert.Equal(data.Prevalence, Ranking.AveragePrecision(data));
        Assert.Equal(0.5, Ranking.Auroc(data));
    }

    [Fact]
    public void One_class_only_has_no_auroc_and_no_positives_have_average_precision_0()
    {
        Assert.Null(Ranking.Auroc(RankedScores.Of([1, 1], [0.1, 0.2])));
        Assert.Null(Ranking.Auroc(RankedScores.Of([0, 0], [0.1, 0.2])));
        Assert.Equal(1, Ranking.AveragePrecision(RankedScores.Of([1, 1], [0.1, 0.2])));
        Assert.Equal(0, Ranking.AveragePrecision(RankedScores.Of([0, 0], [0.1, 0.2])));
    }

    [Fact]
    public void Minus_zero_and_zero_are_one_score() =>
        Assert.Equal(0.5, Ranking.AveragePrecision(RankedScores.Of([0, 1], [0.0, -0.0])));

    private static RankedScores Ranked((int Label, double Score)[] rows) =>
        RankedScores.Of([.. rows.Select(r => r.Label)], [.. rows.Select(r => r.Score)]);

    private static string Evaluate((int Label, double Score)[] rows) =>
        System.Text.Json.JsonSerializer.Serialize(
            Measured.Of(Ranked(rows), 0.5, new EvaluationOptions { Resamples = 20 }), Evaluation.Json);

    private static double BruteForceAveragePrecision((int Label, double Score)[] rows)
    {
        var (area, lastRecall) = (0.0, 0.0);
        foreach (var threshold in rows.Select(r => r.Score).Distinct().OrderDescending())
        {
            var accepted = rows.Where(r => r.Score >= threshold).ToList();
            var recall = (double)accepted.Count(r => r.Label == 1) / rows.Count(r => r.Label == 1);
            area += (recall - lastRecall) * accepted.Count(r => r.Label == 1) / accepted.Count;
            lastRecall = recall;
        }

        return area;
    }

    private static double BruteForceAuroc((int Label, double Score)[] rows) =>
        (from p in rows
         where p.Label == 1
         from n in rows
         where n.Label == 0
         select p.Score > n.Score ? 1
            : p.Score == n.Score ? 0.5 : 0).Average();

    private static double Trapezoid(RankedScores data)
    {
        var (area, last) = (0.0, (Recall: 0.0, Precision: 1.0));
        foreach (var point in PrecisionRecallPoint.Curve(data))
        {
            area += (point.Recall - last.Recall) * (point.Precision + last.Precision) / 2;
            last = (point.Recall, point.Precision);
        }

        return area;
    }
}
