using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Tests.Metrics;

public sealed class BootstrapTests
{
    private static readonly RankedScores Data = Reference.Load().Cases.Single(c => c.Name == "heavy ties").Data;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_seed_gives_the_same_intervals_on_any_number_of_threads(int threads)
    {
        var one = Measured.Of(Data, 0.5, new EvaluationOptions { Resamples = 200, Threads = 1 });
        var many = Measured.Of(Data, 0.5, new EvaluationOptions { Resamples = 200, Threads = threads });
        Assert.Equal(one.Intervals, many.Intervals);
    }

    [Fact]
    public void Another_seed_gives_other_intervals()
    {
        var one = Measured.Of(Data, 0.5, new EvaluationOptions { Resamples = 200, Seed = 1 });
        var other = Measured.Of(Data, 0.5, new EvaluationOptions { Resamples = 200, Seed = 2 });
        Assert.NotEqual(one.Intervals["average_precision"], other.Intervals["average_precision"]);
    }

    [Fact]
    public void A_resample_by_counts_has_the_metrics_of_its_rows_written_out()
    {
        var counts = new int[Data.Count];
        var metrics = new MetricVector(Data, 0.5, 10);
        for (var i = 0; i < 20; i++)
        {
            Bootstrap.Draw(new SeededRandom(3, $"{i}"), counts);
            var (labels, scores) = (new List<int>(), new List<double>());
            for (var row = 0; row < counts.Length; row++)
            {
                labels.AddRange(Enumerable.Repeat((int)Data.Labels[row], counts[row]));
                scores.AddRange(Enumerable.Repeat(Data.Scores[row], counts[row]));
            }

            Assert.Equal(Data.Count, labels.Count);
            var rows = Measured.Of(RankedScores.Of(labels, scores), 0.5, EvaluationOptions.WithoutIntervals).ToTable();
            Assert.All(metrics.Values(Array.ConvertAll(counts, c => (double)c)).Zip(rows),
                pair => Assert.Equal(pair.Second.Value!.Value, pair.First, 1e-12));
        }
    }

    [Fact]
    public void Counts_are_multinomial()
    {
        var counts = new int[1000];
        var zeros = 0;
        for (var i = 0; i < 50; i++)
        {
            Bootstrap.Draw(new SeededRandom(5, $"{i}"), counts);
            Assert.Equal(1000, counts.Sum());
            zeros += counts.Count(c => c == 0);
        }

        // A row is missed with probability (1 - 1/n)^n, near 1/e.
        Assert.Equal(Math.Pow(0.999, 1000), zeros / 50_000.0, 0.01);
    }

    [Fact]
    public void Quantiles_are_linear_between_order_statistics()
    {
        Assert.Equal(1.75, Quantile.Of([1, 2, 3, 4], 0.25));
        Assert.Equal(4, Quantile.Of([1, 2, 3, 4], 1));
        Assert.Equal(1, Quantile.Of([1], 0.975));
    }

    [Fact]
    public void Resamples_without_a_class_are_left_out_and_counted()
    {
        var evaluation = Measured.Of(RankedScores.Of([1, 0, 0], [0.9, 0.5, 0.1]), 0.5,
            new EvaluationOptions { Resamples = 1000 });
        // No positive is drawn with probability (2/3)^3 = 0.296, only the positive with 1/27.
        Assert.InRange(evaluation.Intervals["average_precision"].Resamples, 650, 760);
        Assert.InRange(evaluation.Intervals["auroc"].Resamples, 610, 720);
        Assert.Equal(1000, evaluation.Intervals["accuracy"].Resamples);
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Evaluation.Of(Data, 0.5, null, source.Token));
    }
}
