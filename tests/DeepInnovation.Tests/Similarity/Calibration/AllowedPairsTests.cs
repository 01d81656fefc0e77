using CsCheck;
using DeepInnovation.Runs;
using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Tests.Similarity.Calibration;

public sealed class AllowedPairsTests
{
    private static readonly Gen<int[]> Years = Gen.Int[2000, 2005].Array[0, 12];

    [Fact]
    public void Pairs_are_counted_and_sampled_as_a_list_of_them_would_be() => Gen.Select(Years, Years, Gen.Int[1, 40], Gen.Int[0, 1000]).Sample((papers, patents, count, seed) =>
    {
        var all = (from p in Enumerable.Range(0, papers.Length) from q in Enumerable.Range(0, patents.Length) where patents[q] >= papers[p] select (p, q)).ToHashSet();
        var allowed = new AllowedPairs(papers, patents);
        var sample = allowed.Sample(count, seed);
        Assert.Equal(all.Count, allowed.Count);
        Assert.Equal(papers.Length * patents.Length == 0 ? 0 : all.Count / (double)(papers.Length * patents.Length), allowed.Share);
        Assert.Equal(Math.Min(count, all.Count), sample.Count);
        Assert.Equal(sample.Count, sample.Distinct().Count());
        Assert.Subset(all, sample.ToHashSet());
        Assert.Equal(sample, allowed.Sample(count, seed));
        for (var p = 0; p < papers.Length; p++)
        {
            Assert.Equal(all.Count(pair => pair.p == p), allowed.CandidatesOf(p));
            Assert.Equal(all.Where(pair => pair.p == p).Select(pair => pair.q).ToHashSet(), allowed.PatentsOf(p).ToArray().ToHashSet());
        }
    }, seed: "000000000000", iter: 500);

    [Fact]
    public void Every_pair_is_drawn_equally_often()
    {
        // 1 + 3 + 0 + 3 pairs of which two are drawn: each is in 2 of 7 samples.
        var allowed = new AllowedPairs([2002, 2000, 2003, 2000], [2000, 2002, 2001]);
        const int Draws = 7000;
        var counts = Enumerable.Range(0, Draws).SelectMany(seed => allowed.Sample(2, seed)).CountBy(pair => pair).ToDictionary();
        Assert.Equal(7, counts.Count);
        // Five standard deviations of a binomial count.
        Assert.All(counts.Values, n => Assert.InRange(n, 2000 - 189, 2000 + 189));
    }

    [Fact]
    public void Less_than_one_pair_is_refused() =>
        Assert.Contains("the number of random pairs is below 1", Assert.Throws<InputException>(() => new AllowedPairs([2000], [2000]).Sample(0, 1)).Message, StringComparison.Ordinal);
}
