using CsCheck;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Validation;

public sealed class RankTests
{
    [Fact]
    public void Ties_count_as_in_the_definitions()
    {
        // Pairs by hand: 3 concordant, 1 discordant, 1 tied in each; tau-b = 2 / sqrt(5 * 5). Ranks 1, 2.5, 2.5, 4 and 1,
        // 4, 2.5, 2.5: rho = 2.25 / 4.5.
        double[] first = [1, 2, 2, 3], second = [1, 3, 2, 2];
        Assert.Equal(new KendallPairs(2, 5, 5), KendallPairs.Of(first, second));
        var ranks = YearRanks.Of([2000, 2000, 2000, 2000], first, second);
        Assert.Equal(0.4, ranks.Kendall!.Value, 1e-12);
        Assert.Equal(0.5, ranks.Spearman!.Value, 1e-12);
        Assert.Equal(4, ranks.Documents);
        // Percentile ranks 0, 1/2, 1/2, 1 and 0, 1, 1/2, 1/2.
        Assert.Equal(0.25, ranks.MeanShift!.Value, 1e-12);
        Assert.Equal(0, ranks.TopJaccard!.Value);
        Assert.Equal(0.25 / 1.75, ranks.TopJaccardByChance!.Value, 1e-12);
    }

    [Fact]
    public void Kendall_equals_the_count_of_all_pairs() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).List[0, 30].Sample(
        pairs =>
        {
            double[] a = [.. pairs.Select(p => (double)p.Item1)], b = [.. pairs.Select(p => (double)p.Item2)];
            var (balance, first, second) = (0L, 0L, 0L);
            for (var i = 0; i < a.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    balance += Math.Sign(a[i] - a[j]) * Math.Sign(b[i] - b[j]);
                    first += a[i] == a[j] ? 0 : 1;
                    second += b[i] == b[j] ? 0 : 1;
                }
            }

            Assert.Equal(new KendallPairs(balance, first, second), KendallPairs.Of(a, b));
        }, seed: "000000000000", iter: 1000);

    [Fact]
    public void Only_documents_of_one_year_are_compared()
    {
        // Within each year the order is the same, between the years it is turned round; the third year has one document.
        var ranks = YearRanks.Of([1, 1, 1, 2, 2, 3], [1, 2, 3, 101, 102, 7], [201, 202, 203, 1, 2, -7]);
        Assert.Equal((5, 1.0, 1.0, 0.0, 1.0),
            (ranks.Documents, ranks.Spearman, ranks.Kendall, ranks.MeanShift, ranks.TopJaccard));
        // The top of each year is one document in both: expected 1/3 + 1/2 common ones by chance.
        Assert.Equal(5 / 6.0 / (4 - (5 / 6.0)), ranks.TopJaccardByChance!.Value, 1e-12);
        var turned = YearRanks.Of([1, 1, 1, 2, 2, 3], [1, 2, 3, 101, 102, 7], [3, 2, 1, 2, 1, 0]);
        Assert.Equal((-1.0, -1.0, 0.0), (turned.Spearman, turned.Kendall, turned.TopJaccard));
    }

    [Fact]
    public void Without_pairs_or_with_constant_measures_nothing_is_claimed()
    {
        Assert.Equal(new YearRanks(0, null, null, null, null, null), YearRanks.Of([], [], []));
        Assert.Equal(new YearRanks(0, null, null, null, null, null), YearRanks.Of([1, 2], [1, 2], [2, 1]));
        var constant = YearRanks.Of([1, 1], [5, 5], [1, 2]);
        Assert.Equal((2, null, null), (constant.Documents, constant.Spearman, constant.Kendall));
        Assert.Throws<ArgumentException>(() => YearRanks.Of([1], [1, 2], [1, 2]));
    }

    [Fact]
    public void Unrelated_measures_have_the_values_that_chance_gives()
    {
        var random = new SeededRandom(5, "unrelated");
        double[] first = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble())],
            second = [.. first.Select(_ => random.NextDouble())];
        var ranks = YearRanks.Of([.. Enumerable.Repeat(1, 5000)], first, second);
        Assert.InRange(ranks.Spearman!.Value, -0.05, 0.05);
        Assert.InRange(ranks.MeanShift!.Value, 0.32, 0.345);
        Assert.Equal(0.1 / 1.9, ranks.TopJaccardByChance!.Value, 1e-3);
        Assert.InRange(ranks.TopJaccard!.Value, 0.035, 0.07);
    }

    [Fact]
    public void The_kolmogorov_smirnov_distance_takes_ties_whole()
    {
        Assert.Equal(0.5, KolmogorovSmirnov.Distance([2, 1, 3, 2], [3, 2, 4, 3]));
        Assert.Equal(0, KolmogorovSmirnov.Distance([1, 1, 2], [2, 1, 1]));
        Assert.Equal(1, KolmogorovSmirnov.Distance([1, 2], [3]));
        Assert.Equal(1, KolmogorovSmirnov.Distance([3], [1, 2]));
        Assert.Null(KolmogorovSmirnov.Distance([], [1]));
    }
}
