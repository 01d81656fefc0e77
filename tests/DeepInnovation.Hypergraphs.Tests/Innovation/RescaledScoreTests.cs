using CsCheck;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Hypergraphs.Tests.Innovation;

public sealed class RescaledScoreTests
{
    /// <summary>
    /// Scores 1 3 5 5 9, window 3. The windows are 1 3 5 for the first two, 3 5 5, then 5 5 9 for the last two.
    /// 1 3 5: mean 3, deviation sqrt(8/3), so -2 / 1.63299 = -1.22474 and 0. 3 5 5: mean 13/3, deviation sqrt(8/9), so
    /// (2/3) / (2 sqrt 2 / 3) = 0.70711. 5 5 9: mean 19/3, deviation sqrt(32/9), so (-4/3) / (4 sqrt 2 / 3) = -0.70711 and
    /// (8/3) / (4 sqrt 2 / 3) = 1.41421.
    /// </summary>
    [Fact]
    public void Five_scores_by_hand()
    {
        double[] expected = [-Math.Sqrt(1.5), 0, Math.Sqrt(0.5), -Math.Sqrt(0.5), Math.Sqrt(2)];
        Assert.All(RescaledScore.Of([1, 3, 5, 5, 9], 3).Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-14));
    }

    [Fact]
    public void Equal_scores_are_all_average_and_a_window_wider_than_the_data_is_the_data()
    {
        Assert.All(RescaledScore.Of([.. Enumerable.Repeat(0.1, 7)], 3), r => Assert.Equal(0, r));
        Assert.Equal(RescaledScore.Of([1, 2, 4], 3), RescaledScore.Of([1, 2, 4], 1000));
        Assert.Empty(RescaledScore.Of([], 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => RescaledScore.Of([1, 2], 1));
    }

    [Fact]
    public void Scores_equal_the_definition_and_do_not_change_when_all_are_stretched()
    {
        Gen.Select(Gen.Int[0, 1000].Array[1, 60], Gen.Int[2, 70]).Sample((numbers, window) =>
        {
            double[] scores = [.. numbers.Select(n => (double)n)];
            var found = RescaledScore.Of(scores, window, maxThreads: 2);
            var width = Math.Min(window, scores.Length);
            for (var i = 0; i < scores.Length; i++)
            {
                var first = Math.Max(0, Math.Min(i - (width / 2), scores.Length - width));
                var part = scores.Skip(first).Take(width).ToList();
                var mean = part.Average();
                var deviation = Math.Sqrt(part.Average(p => (p - mean) * (p - mean)));
                Assert.Equal(deviation < 1e-9 ? 0 : (scores[i] - mean) / deviation, found[i], 1e-9);
            }

            Assert.All(RescaledScore.Of([.. scores.Select(s => (4 * s) + 16)], window).Zip(found),
                p => Assert.Equal(p.Second, p.First, 1e-9));
        }, seed: "000000000000", iter: 300, threads: 1);
    }

    /// <summary>
    /// Each document cites three earlier ones at random, so the old have more citations for their age alone. In PageRank the
    /// best tenth is old; rescaled, each fifth of the documents has about its share of the best tenth.
    /// </summary>
    [Fact]
    public void Rescaling_takes_the_advantage_of_age_away()
    {
        var random = new SeededRandom(5, "age");
        const int n = 5000;
        var builder = new CitationGraphBuilder(Enumerable.Range(0, n).Select(i => ($"{i:D5}", i)));
        for (var i = 1; i < n; i++)
        {
            for (var r = 0; r < 3; r++)
                builder.Add($"{i:D5}", $"{random.Next(i):D5}");
        }

        var plain = CitationPageRank.Of(builder.Build());
        int BestInTheOldestFifth(double[] scores) =>
            Enumerable.Range(0, n).OrderByDescending(i => scores[i]).Take(n / 10).Count(i => i < n / 5);
        Assert.InRange(BestInTheOldestFifth(plain), 250, 500);
        Assert.InRange(BestInTheOldestFifth(RescaledScore.Of(plain, 200)), 50, 150); // 100 is the fair share
    }
}
