using CsCheck;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity.Tests.Kernels;

public sealed class ByteQuantizerTests
{
    private static readonly string[] Kinds =
    [
        "random", "clustered", "duplicated", "near ties", "outlier dimension", "tiny numbers", "few dimensions filled",
    ];

    private static readonly Gen<(string Kind, int Dimensions, int Seed, bool Rotated)> Cases =
        from kind in Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i])
        from dimensions in Gen.Int[0, 4].Select(i => new[] { 5, 16, 33, 96, 384 }[i])
        from seed in Gen.Int[1, 1_000_000]
        from rotated in Gen.Bool
        select (kind, dimensions, seed, rotated);

    [Fact]
    public void No_inner_product_is_above_its_bound() => Cases.Sample(
        c =>
        {
            var (papers, patents) = (HardVectors.Make(c.Kind, 6, c.Dimensions, c.Seed),
                HardVectors.Make(c.Kind, 9, c.Dimensions, c.Seed + 1));
            var rotation = c.Rotated ? Rotation(papers, patents, Math.Max(1, c.Dimensions / 3)) : null;
            var quantizer = new ByteQuantizer(c.Dimensions, rotation);
            var (left, right) = (Rounded(papers, quantizer), Rounded(patents, quantizer));
            foreach (var (i, paper) in left.Index())
            {
                foreach (var (j, patent) in right.Index())
                {
                    var exact = 0.0;
                    for (var k = 0; k < c.Dimensions; k++)
                        exact += (double)papers[i][k] * patents[j][k];
                    var product = paper.Bytes.Zip(patent.Bytes, (a, b) => a * b).Sum();
                    var middle = (double)paper.Numbers.Scale * patent.Numbers.Scale * product;
                    var margin = (paper.Numbers.Length * patent.Numbers.Error)
                        + (paper.Numbers.Error * (patent.Numbers.Length + patent.Numbers.Error))
                        + (paper.Numbers.Rest * patent.Numbers.Rest) + quantizer.Slack;
                    Assert.InRange(exact, middle - margin, middle + margin);
                    Assert.True(rotation is not null || margin < 0.7, $"the bound is of no use: {margin}");
                }
            }
        },
        seed: "000000000000", iter: 200);

    [Fact]
    public void Rounded_numbers_hold_for_a_vector_by_hand()
    {
        // Scale 0.8 / 127: 0.6 becomes 95.25 -> 95, and 0.6 - 95 * 0.8 / 127 = 0.0015748 is left out.
        var bytes = new sbyte[4];
        var rounded = new ByteQuantizer(2, null).Run([0.8f, -0.6f], new float[2], bytes);
        Assert.Equal<sbyte>([127, -95, 0, 0], bytes);
        Assert.Equal(0.8 / 127, rounded.Scale, 1e-9);
        Assert.InRange(rounded.Error, 0.0015748, 0.0015748 * 1.002);
        Assert.Equal(0, rounded.Rest);
    }

    [Fact]
    public void The_bound_of_random_vectors_is_tight()
    {
        // 384 Gaussian components: the largest is about 3 standard deviations, a step 3/127 of one, and steps /
        // sqrt(12) are left out of each.
        var vectors = HardVectors.Make("random", 200, 384, 3);
        Assert.All(Rounded(vectors, new ByteQuantizer(384, null)), r => Assert.InRange(r.Numbers.Error, 0.004, 0.012));
    }

    [Fact]
    public void A_rotation_is_nearly_orthonormal_and_keeps_most_of_what_has_few_directions()
    {
        var vectors = HardVectors.Make("clustered", 800, 96, 4);
        var rotation = Rotation(vectors, vectors, 10);
        Assert.InRange(rotation.Defect, 0, 1e-5);
        var head = new float[10];
        var kept = Enumerable.Range(0, vectors.Count).Average(row =>
        {
            rotation.Apply(vectors[row], head);
            return head.Sum(v => (double)v * v);
        });

        // Five centres of length 1 with noise of 0.4: 1 / 1.16 of the squared length, and five of the 91
        // other directions of the noise.
        Assert.InRange(kept, 0.84, 0.92);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    [InlineData(384)]
    public void Both_products_of_bytes_are_exact(int dimensions)
    {
        using var ours = new VectorByteProduct(dimensions);
        using var runtime = new MatMulIntegerProduct(dimensions);
        foreach (var product in new IByteProduct[] { ours, runtime })
            Check(product, dimensions);
    }

    private static unsafe void Check(IByteProduct product, int dimensions)
    {
        const int Rows = 8;
        var random = new SeededRandom(1, "bytes");
        using var papers = new AlignedBlock<byte>(Rows * dimensions);
        using var patents = new AlignedBlock<sbyte>(product.Columns * dimensions);
        using var sums = new AlignedBlock<int>(product.Columns);
        using var products = new AlignedBlock<int>(Rows * product.Columns);
        using var runner = product.NewRunner(papers, products, Rows);
        for (var i = 0; i < papers.Length; i++)
            papers.Start[i] = (byte)(random.Next(255) + 1); // -127 to 127
        for (var column = 0; column < product.Columns; column++)
        {
            for (var i = 0; i < dimensions; i++)
            {
                // The extremes too: 127 · 127 in every component.
                var value = column == 0 ? (sbyte)127 : column == 1 ? (sbyte)-127 : (sbyte)(random.Next(255) - 127);
                patents.Start[product.OffsetOf(i, column)] = value;
                sums.Start[column] += value;
            }
        }

        papers.Start[0] = 255;
        runner.Run(0, patents.Start, sums.Start);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < product.Columns; column++)
            {
                var expected = 0;
                for (var i = 0; i < dimensions; i++)
                    expected += (papers.Start[(row * dimensions) + i] - 128) * patents.Start[product.OffsetOf(i, column)];
                Assert.Equal(expected, products.Start[(row * product.Columns) + column]);
            }
        }
    }

    private static HeadRotation Rotation(DatedVectors papers, DatedVectors patents, int head) =>
        HeadRotation.Of(HeadRotation.Components(papers, patents, head), head);

    private static List<(Quantized Numbers, sbyte[] Bytes)> Rounded(DatedVectors side, ByteQuantizer quantizer) =>
        [.. Enumerable.Range(0, side.Count).Select(row =>
        {
            var bytes = new sbyte[quantizer.Bytes];
            return (quantizer.Run(side[row], new float[quantizer.Head], bytes), bytes);
        })];
}
