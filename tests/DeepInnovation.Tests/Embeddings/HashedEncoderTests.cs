using CsCheck;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Embeddings;

namespace DeepInnovation.Tests.Embeddings;

public sealed class HashedEncoderTests
{
    private static readonly string[] Texts =
    [
        "Convolutional neural network for image recognition", "convolutional NEURAL networks for recognising images",
        "Apparatus for brewing coffee", "画像認識のための畳み込みニューラルネットワーク", "畳み込みニューラルネットワークによる画像の認識",
        "сверточная нейронная сеть", "शब्द पहचान", "coffee", "a", "",
    ];

    [Fact]
    public void Rows_have_length_one_and_empty_texts_are_zeros()
    {
        var rows = Rows(new HashedEncoder(), Texts);
        Assert.All(rows[..^1], row => Assert.Equal(1, Math.Sqrt(row.Sum(v => (double)v * v)), 1e-6));
        Assert.All(Rows(new HashedEncoder(), ["", "  \n", "-- ?! …"]), row => Assert.All(row, v => Assert.Equal(0f, v)));
    }

    [Fact]
    public void Like_texts_are_near_in_any_script()
    {
        var rows = Rows(new HashedEncoder(), Texts);
        Assert.InRange(Cosine(rows[0], rows[1]), 0.45, 1);
        Assert.InRange(Cosine(rows[3], rows[4]), 0.45, 1);
        Assert.InRange(Math.Abs(Cosine(rows[0], rows[2])), 0, 0.35);
        Assert.InRange(Math.Abs(Cosine(rows[0], rows[3])), 0, 0.2);
        Assert.InRange(Cosine(rows[2], rows[7]), 0.2, 0.9);
    }

    [Fact]
    public void A_vector_depends_on_its_text_alone() => Gen.Int[0, Texts.Length - 1].Array[1, 12].Sample(
        chosen =>
        {
            var alone = Rows(new HashedEncoder(), Texts);
            Assert.Equal(chosen.Select(i => alone[i]), Rows(new HashedEncoder(), [.. chosen.Select(i => Texts[i])]));
        },
        seed: "000000000000", iter: 50);

    [Fact]
    public void Case_and_punctuation_do_not_count_and_order_of_words_does_not_either()
    {
        var rows = Rows(new HashedEncoder(),
            ["Deep learning, of graphs!", "graphs of DEEP -- learning", "deep  learning of graph"]);
        Assert.Equal(rows[0], rows[1]);
        Assert.NotEqual(rows[0], rows[2]);
    }

    [Fact]
    public void The_vectors_are_part_of_the_contract()
    {
        // A change here makes every saved vector useless: it needs a new name of the encoder.
        var row = Rows(new HashedEncoder(), ["neural network 神経"])[0];
        Assert.Equal("hashed 1, no corpus", new HashedEncoder().Name);
        Assert.Equal(Recorded,
            string.Join(' ', row.Take(8).Select(v => v.ToString("0.00000", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Common_words_weigh_less_after_fitting_and_the_file_keeps_that()
    {
        string[] corpus = [.. Enumerable.Range(0, 50).Select(i => $"method for thing{i * 97}"), "method for thing0 again"];
        var fitted = HashedEncoder.Fit(corpus);
        double Common(HashedEncoder e) => Cosine(Rows(e, ["method for robots"])[0], Rows(e, ["method for lasers"])[0]);
        Assert.True(Common(fitted) < Common(new HashedEncoder()) - 0.2);
        Assert.Equal(51, fitted.FittedTexts);

        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder["encoder.bin"], fitted.Save);
        Assert.Equal(Rows(fitted, Texts), Rows(HashedEncoder.Load(folder["encoder.bin"]), Texts));
        AtomicFile.Write(folder["turned.bin"], HashedEncoder.Fit(corpus.Reverse()).Save);
        Assert.Equal(File.ReadAllBytes(folder["encoder.bin"]), File.ReadAllBytes(folder["turned.bin"]));
        AtomicFile.Write(folder["none.bin"], new HashedEncoder().Save);
        Assert.Equal(Rows(new HashedEncoder(), Texts), Rows(HashedEncoder.Load(folder["none.bin"]), Texts));
    }

    [Theory]
    [InlineData(0, 0, "this is not an encoder file")]
    [InlineData(12, 0, "this is not an encoder file")]
    [InlineData(40, 0, "the encoder file is damaged")]
    [InlineData(-1, 3, "this is not an encoder file")]
    [InlineData(-1, 17, "the encoder file is damaged")]
    public void A_damaged_file_is_told(int length, int flipped, string message)
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder["e.bin"], HashedEncoder.Fit(Texts).Save);
        var bytes = File.ReadAllBytes(folder["e.bin"]);
        if (flipped > 0)
            bytes[flipped + 2] ^= 0xFF;
        File.WriteAllBytes(folder["e.bin"], length < 0 ? bytes : bytes[..length]);
        var fault = Assert.Throws<InputException>(() => HashedEncoder.Load(folder["e.bin"]));
        Assert.StartsWith($"{folder["e.bin"]}: {message}. Give a file that embed --save-encoder", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_projection_keeps_inner_products_on_average()
    {
        // Vectors of 200 features that share half of them: cosine 0.5, deviation about 1/sqrt(384) = 0.05.
        var random = new SeededRandom(1, "projection");
        var cosines = Enumerable.Range(0, 400).Select(_ =>
        {
            var (a, b) = (new double[384], new double[384]);
            for (var i = 0; i < 300; i++)
            {
                var feature = random.NextUInt64();
                if (i < 200)
                    SparseProjection.Add(feature, 1, a);
                if (i >= 100)
                    SparseProjection.Add(feature, 1, b);
            }

            return a.Zip(b).Sum(p => p.First * p.Second) / 200;
        }).ToList();
        Assert.Equal(0.5, cosines.Average(), 4 * 0.06 / Math.Sqrt(400));
        Assert.InRange(Math.Sqrt(cosines.Average(c => Math.Pow(c - 0.5, 2))), 0.03, 0.07);
    }

    private const string Recorded = "0.00000 -0.03995 -0.03995 0.03995 0.00000 -0.07990 0.03995 0.00000";

    private static float[][] Rows(HashedEncoder encoder, string[] texts) => [.. encoder.Encode(texts).Chunk(encoder.Dimensions)];

    private static double Cosine(float[] a, float[] b) => a.Zip(b).Sum(p => (double)p.First * p.Second);
}
