using CsCheck;
using DeepInnovation.Neural.RandomNumbers;

namespace DeepInnovation.Neural.Tests.RandomNumbers;

public sealed class PhiloxTests
{
    /// <summary>The three lines "philox4x32 10" of kat_vectors in Random123 (D. E. Shaw Research).</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d, 0x41c83b0e,
        0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb,
        0x5001e420, 0x24126ea1)]
    public void Known_answers_of_Random123_are_met(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x, uint y, uint z, uint w)
    {
        var philox = new Philox(k0 | ((ulong)k1 << 32));
        Assert.Equal((x, y, z, w), philox.At(c0, c1, c2, c3));
        Assert.Equal((x, y, z, w), philox.At(c0 | ((ulong)c1 << 32), c2 | ((ulong)c3 << 32)));
    }

    [Fact]
    public void Fill_and_a_reader_give_the_blocks_in_order() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 140]).Sample((key, stream, length) =>
        {
            var philox = new Philox(key);
            var filled = new uint[length];
            philox.Fill(filled, stream);
            var reader = philox.Open(stream);
            for (var i = 0; i < length; i++)
            {
                var (x, y, z, w) = philox.At((ulong)(i / 4), stream);
                var expected = new[] { x, y, z, w }[i % 4];
                Assert.Equal(expected, filled[i]);
                Assert.Equal(expected, reader.NextUInt32());
            }

            var part = new uint[length];
            philox.Fill(part, stream, firstBlock: 3);
            Assert.Equal(filled.Skip(12), part.Take(Math.Max(0, length - 12)));
        }, seed: "000000000000", iter: 200);

    [Theory]
    [InlineData(0xFFFF_FFF0UL)] // the low half of the counter overflows on the way
    [InlineData(0x1_FFFF_FFF7UL)]
    [InlineData(ulong.MaxValue - 3)] // and the whole of it
    public void Fill_counts_beyond_32_bits(ulong first)
    {
        var philox = new Philox(11);
        var filled = new uint[4 * 40];
        philox.Fill(filled, stream: 0x1234_5678_9ABC_DEF0, firstBlock: first);
        for (var block = 0; block < 40; block++)
        {
            var (x, y, z, w) = philox.At(unchecked(first + (ulong)block), 0x1234_5678_9ABC_DEF0);
            Assert.Equal([x, y, z, w], filled.AsSpan(4 * block, 4).ToArray());
        }
    }

    [Fact]
    public void Seeds_and_purposes_are_different_sequences()
    {
        Assert.Equal(new Philox(42, "dropout"), new Philox(42, "dropout"));
        Assert.True(new Philox(42, "dropout") != new Philox(42, "masking"));
        Assert.True(new Philox(42, "dropout") != new Philox(43, "dropout"));
    }

    [Fact]
    public void Draws_below_a_bound_are_uniform()
    {
        var stream = new Philox(1, "test").Open(7);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[stream.Next(7)]++;
        var chiSquare = counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000);
        Assert.InRange(chiSquare, 0.2, 22.5); // 6 degrees of freedom: 0.02 % and 99.9 %
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Next(0));
        Assert.Equal(0, stream.Next(1));
    }

    [Fact]
    public void Doubles_lie_in_the_unit_interval_with_its_mean_and_variance()
    {
        var stream = new Philox(5, "test").Open(0);
        var draws = Enumerable.Range(0, 50_000).Select(_ => stream.NextDouble()).ToArray();
        Assert.All(draws, d => Assert.InRange(d, 0, Math.BitDecrement(1.0)));
        Assert.InRange(draws.Average(), 0.495, 0.505);
        Assert.InRange(draws.Average(d => (d - 0.5) * (d - 0.5)), 1 / 12.0 - 0.002, 1 / 12.0 + 0.002);
    }

    [Fact]
    public void A_shuffle_gives_every_order_equally_often()
    {
        var stream = new Philox(9, "test").Open(0);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < 24_000; i++)
        {
            var letters = "abcd".ToCharArray();
            stream.Shuffle<char>(letters);
            var order = new string(letters);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(c => (c - 1000.0) * (c - 1000.0) / 1000), 5, 50); // 23 degrees of freedom
    }
}
