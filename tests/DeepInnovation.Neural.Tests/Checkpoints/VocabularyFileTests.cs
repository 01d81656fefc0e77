using System.Text;
using CsCheck;
using DeepInnovation.Neural.Checkpoints;

namespace DeepInnovation.Neural.Tests.Checkpoints;

public sealed class VocabularyFileTests : IDisposable
{
    private const string Special = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Special + "the\n##s\n中")]
    [InlineData(Special + "the\n##s\n中\n")]
    [InlineData(Special + "the\n##s\n中\n\n")]
    [InlineData("\uFEFF" + Special + "the\n##s\n中\n")]
    public void Pieces_are_read_by_line(string text)
    {
        string[] expected = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "##s", "中"];
        Assert.Equal(expected, VocabularyFile.Read(folder.Put("vocab.txt", text), 8));
        Assert.Equal(expected, VocabularyFile.Read(folder.Put("vocab.txt", text.Replace("\n", "\r\n"))));
    }

    [Theory]
    [InlineData(Special + "a\nb\na\n", "lines 6 and 8 both hold \"a\". Each piece has one id.")]
    [InlineData(Special + "a\n\nb\n", "line 7 is blank. Each line holds one piece: download it again.")]
    [InlineData("[PAD]\n[UNK]\n[CLS]\na\n", "lacks [SEP] [MASK]. A BERT vocabulary has all of [PAD] [UNK] [CLS] [SEP] [MASK].")]
    [InlineData("", "lacks [PAD] [UNK] [CLS] [SEP] [MASK]. A BERT vocabulary has all of [PAD] [UNK] [CLS] [SEP] [MASK].")]
    [InlineData(Special + "a\n", "has 6 pieces, but config.json says vocab_size 7. Take both files from the same model.")]
    public void A_faulty_vocabulary_is_told(string text, string problem)
    {
        var path = folder.Put("vocab.txt", text);
        Assert.Equal($"{path}: {problem}", Assert.Throws<ModelException>(() => VocabularyFile.Read(path, 7)).Message);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_told()
    {
        var path = folder.Put("vocab.txt", [.. Encoding.UTF8.GetBytes(Special), 0xE9, 0x0A]);
        Assert.Equal($"{path}: is not UTF-8: byte 31 starts no character. Save it as UTF-8.",
            Assert.Throws<ModelException>(() => VocabularyFile.Read(path)).Message);
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.String[Gen.Char["abcй中é ▁#\u2028"], 1, 6].Array[0, 40].Sample(words =>
        {
            string[] pieces = [.. Special.TrimEnd('\n').Split('\n'), .. words.Distinct(StringComparer.Ordinal)];
            using (var stream = File.Create(folder.At("vocab.txt")))
                VocabularyFile.Write(stream, pieces);
            Assert.Equal(pieces, VocabularyFile.Read(folder.At("vocab.txt"), pieces.Length));
        }, seed: "000000000000", iter: 300, threads: 1);

    [Fact]
    public void A_piece_with_a_line_break_is_not_written() =>
        Assert.Equal("the vocabulary: line 6 has a character that ends or marks lines.", Assert.Throws<ModelException>(
            () => VocabularyFile.Write(Stream.Null, [.. Special.TrimEnd('\n').Split('\n'), "a\nb"])).Message);

    [Fact]
    public void The_published_vocabulary_of_bert_base_uncased_is_read()
    {
        var shared = Environment.GetEnvironmentVariable("DEEPINNOVATION_SHARED_DATA") ?? "";
        var path = Path.Combine(shared, "bert-base-uncased", "vocab.txt");
        Assert.SkipUnless(shared.Length > 0 && File.Exists(path),
            "The published vocabulary is not here: set DEEPINNOVATION_SHARED_DATA to its folder.");
        var pieces = VocabularyFile.Read(path, 30_522);
        Assert.Equal(
            ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"), (pieces[0], pieces[100], pieces[101], pieces[102], pieces[103]));
    }
}
