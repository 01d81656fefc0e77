using CsCheck;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Tests.Numerics;

public sealed class SeededRandomTests
{
    /// <summary>
    /// The state is SHA-256("42/test") as four little-endian words, the last one with its lowest bit set; the outputs were
    /// computed by a straightforward xoshiro256** in Python (reference/xoshiro256starstar.py).
    /// </summary>
    [Fact]
    public void The_sequence_is_xoshiro256starstar_from_the_hash_of_seed_and_purpose()
    {
        var random = new SeededRandom(42, "test");
        ulong[] expected = [
            .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Numerics", "reference", "xoshiro256starstar.txt"))
                .Select(line => ulong.Parse(line, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(8, expected.Length);
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void Purposes_and_seeds_open_different_streams()
    {
        ulong[] firsts = [First(1, "a"), First(1, "b"), First(2, "a")];
        Assert.Equal(3, firsts.Distinct().Count());
        static ulong First(long seed, string purpose) => new SeededRandom(seed, purpose).NextUInt64();
    }

    [Fact]
    public void Every_number_below_the_bound_is_equally_likely()
    {
        var random = new SeededRandom(7, "uniform");
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
            counts[random.Next(10)]++;
        // Chi-square with 9 degrees of freedom exceeds 27.9 once in a thousand seeds.
        Assert.True(counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000) < 27.9);
    }

    [Fact]
    public void Gaussian_draws_have_mean_zero_and_variance_one()
    {
        var random = new SeededRandom(7, "gaussian");
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian()).ToArray();
        Assert.InRange(draws.Average(), -0.013, 0.013);
        Assert.InRange(draws.Average(d => d * d), 0.98, 1.02);
    }

    [Fact]
    public void A_shuffle_keeps_the_items() =>
        Gen.Int.Array[0, 50].Sample(
            items =>
            {
                var shuffled = items.ToArray();
                new SeededRandom(items.Length, "shuffle").Shuffle<int>(shuffled);
                return shuffled.Order().SequenceEqual(items.Order());
            },
            seed: "0000000000000",
            iter: 500);
}
