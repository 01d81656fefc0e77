using CsCheck;
using DeepInnovation.Hypergraphs.Novelty;

namespace DeepInnovation.Hypergraphs.Tests.Novelty;

public sealed class PercentileRankTests
{
    [Fact]
    public void By_hand()
    {
        Assert.Empty(PercentileRank.Of([]));
        Assert.Equal([null], PercentileRank.Of([3.0]));
        Assert.Equal([1.0, 0.0, 0.5], PercentileRank.Of([9.0, -1.0, 4.0]));
        Assert.Equal([0.5, 0.5], PercentileRank.Of([7.0, 7.0]));
        // Ranks 1, 2.5, 2.5, 4 of 4.
        Assert.Equal([0.0, 0.5, 0.5, 1.0], PercentileRank.Of([1.0, 2.0, 2.0, 3.0]));
    }

    [Fact]
    public void Equals_counting_the_smaller_and_half_the_equal_ones() => Gen.Int[0, 8].Array[2, 30].Sample(
        values =>
        {
            var ranks = PercentileRank.Of([.. values.Select(v => (double)v)]);
            for (var i = 0; i < values.Length; i++)
            {
                var expected =
                    (values.Count(v => v < values[i]) + ((values.Count(v => v == values[i]) - 1) / 2.0)) / (values.Length - 1);
                Assert.Equal(expected, ranks[i]!.Value, 1e-12);
            }
        },
        seed: "000000000000", iter: 500);
}
