using CsCheck;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Tests.Metrics;

public sealed class PairedDifferenceTests
{
    private static readonly EvaluationOptions Options = new() { Resamples = 200, Seed = 5 };

    [Fact]
    public void It_is_that_of_drawing_documents_one_by_one() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 5], Gen.Int[0, 5]).Array[2, 25]
            .Where(rows => rows.Any(r => r.Item1 == 1)).Sample(rows =>
            {
                // Sorted as the documentation says, then each resample really gathers its documents.
                var sorted = rows.OrderByDescending(r => r.Item2).ThenByDescending(r => r.Item3)
                    .ThenByDescending(r => r.Item1).ToArray();
                var values = new List<double>();
                for (var i = 0; i < Options.Resamples; i++)
                {
                    var random = new SeededRandom(Options.Seed, $"metrics/paired/{i}");
                    var drawn = Enumerable.Range(0, sorted.Length).Select(_ => sorted[random.Next(sorted.Length)]).ToArray();
                    if (drawn.Any(r => r.Item1 == 1))
                        values.Add(Precision(drawn, r => r.Item2) - Precision(drawn, r => r.Item3));
                }

                var measured = Measure(rows, Options);
                Assert.Equal(Precision(rows, r => r.Item2) - Precision(rows, r => r.Item3), measured.Value, 1e-12);
                values.Sort();
                Assert.Equal(values.Count, measured.Interval!.Resamples);
                Assert.Equal(Quantile.Of(values.ToArray(), 0.025), measured.Interval.Low, 1e-12);
                Assert.Equal(Quantile.Of(values.ToArray(), 0.975), measured.Interval.High, 1e-12);
            }, seed: "000000000000", iter: 60);

    [Fact]
    public void Neither_the_documents_order_nor_the_threads_change_it_and_equal_classifiers_do_not_differ()
    {
        var random = new SeededRandom(1, "rows");
        var rows = Enumerable.Range(0, 200)
            .Select(_ => (Label: random.Next(2), A: random.Next(50), B: random.Next(50))).ToArray();
        var measured = Measure(rows, Options);
        Assert.Equal(measured, Measure(rows.Reverse().ToArray(), Options with { Threads = 1 }));
        Assert.True(measured.Interval!.Low < measured.Interval.High);
        var same = Measure([.. rows.Select(r => (r.Label, r.A, r.A))], Options);
        Assert.Equal((0, 0, 0), (same.Value, same.Interval!.Low, same.Interval.High));
        Assert.Null(Measure(rows, Options with { Resamples = 0 }).Interval);
    }

    [Fact]
    public void Documents_that_are_hard_for_both_do_not_widen_it()
    {
        // Both classifiers are noisy in the same way and differ on a few documents only: paired is far narrower than apart.
        var random = new SeededRandom(2, "rows");
        var rows = Enumerable.Range(0, 400).Select(i =>
        {
            var (label, noise) = (i % 2, random.Next(60));
            return (Label: label, A: (30 * label) + noise, B: (30 * label) + noise + (i % 40 == 0 ? 20 : 0));
        }).ToArray();
        var apart = Evaluation.Of(RankedScores.Of([.. rows.Select(r => r.Label)], [.. rows.Select(r => (double)r.A)]), 30,
            Options, TestContext.Current.CancellationToken)
            .Intervals[MetricNames.AveragePrecision];
        var paired = Measure(rows, Options).Interval!;
        Assert.True((paired.High - paired.Low) * 3 < apart.High - apart.Low);
    }

    private static PairedDifference Measure((int Label, int A, int B)[] rows, EvaluationOptions options) =>
        PairedDifference.OfAveragePrecision([.. rows.Select(r => r.Label)], [.. rows.Select(r => (double)r.A)],
            [.. rows.Select(r => (double)r.B)], options);

    private static double Precision((int, int, int)[] rows, Func<(int, int, int), int> score) =>
        Ranking.AveragePrecision(RankedScores.Of([.. rows.Select(r => r.Item1)], [.. rows.Select(r => (double)score(r))]));
}
