using DeepInnovation.Runs;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Tests.Similarity.Calibration;

public sealed class JoinForecastTests
{
    [Fact]
    public void Hours_are_pairs_over_the_rate() =>
        Assert.Equal(4.137e12 / 1e9 / 3600, new JoinForecast(1e9, 1, 1, 1, 1).Hours(3_511_929, 2_356_204, 0.5), 1e-3);

    [Fact]
    public void The_measured_rate_is_the_engines()
    {
        // An engine that takes a microsecond for each two pairs or more, never less.
        var forecast = JoinForecast.Measure(
            new Slow(2e6), Planar.Random("papers", 40, 8, 1), Planar.Random("patents", 50, 8, 2), JoinRule.Top(1), seconds: 0.5, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(forecast.PairsPerSecond, 1e6, 2e6);
        Assert.True(forecast.Seconds >= 0.25);
        Assert.Equal(forecast.Papers * 4, forecast.Patents);
        Assert.Equal(forecast.Pairs / forecast.Seconds, forecast.PairsPerSecond, 1e-6);
    }

    [Fact]
    public void Sides_without_a_pair_are_refused()
    {
        var (early, late, none) = (Planar.At("early", ("a", 2000, 0)), Planar.At("late", ("b", 2001, 0)), new DatedVectors("none", [], 2, []));
        Assert.Contains("one side is empty", Assert.Throws<InputException>(() => JoinForecast.Measure(new ReferenceJoin(), early, none, JoinRule.Top(1))).Message, StringComparison.Ordinal);
        Assert.Contains("the years allow no pair", Assert.Throws<InputException>(() => JoinForecast.Measure(new ReferenceJoin(), late, early, JoinRule.Top(1))).Message, StringComparison.Ordinal);
    }

    private sealed class Slow(double pairsPerSecond) : ISimilarityJoin
    {
        public JoinResult Join(DatedVectors papers, DatedVectors patents, JoinRule rule, Action<int>? papersDone = null, CancellationToken cancellation = default)
        {
            var pairs = AllowedPairs.Of(papers, patents).Count;
            Thread.Sleep(TimeSpan.FromSeconds(pairs / pairsPerSecond));
            return new JoinResult([], pairs, 0);
        }
    }
}
