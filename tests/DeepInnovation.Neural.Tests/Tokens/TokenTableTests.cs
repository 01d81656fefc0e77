using CsCheck;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Tests.Tokens;

public sealed class TokenTableTests
{
    private static readonly WordPieceTokenizer s_tokenizer = WordPieceReference.Uncased;
    private static readonly string[] s_texts = [.. WordPieceReference.Texts().Select(t => t.Value)];
    private static readonly TokenTable s_table = TokenTable.Encode(s_texts, s_tokenizer, 24);

    [Fact]
    public void Row_by_row_it_is_what_the_tokenizer_gives()
    {
        Assert.Equal(s_texts.Length, s_table.Count);
        for (var i = 0; i < s_texts.Length; i++)
        {
            Assert.Equal(s_tokenizer.Encode(s_texts[i], 24), s_table[i].ToArray());
            Assert.Equal(s_table[i].Length, s_table.LengthOf(i));
        }

        Assert.Equal(s_table.Tokens, Enumerable.Range(0, s_table.Count).Sum(s_table.LengthOf));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_bytes_are_the_same_for_any_number_of_threads(int threads) =>
        Assert.Equal(BytesOf(s_table), BytesOf(TokenTable.Encode(s_texts, s_tokenizer, 24, threads)));

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var stream = new MemoryStream(BytesOf(s_table));
        var read = TokenTable.Read(stream, s_tokenizer, 24);
        Assert.Equal(s_table.Count, read.Count);
        for (var i = 0; i < read.Count; i++)
            Assert.Equal(s_table[i].ToArray(), read[i].ToArray());
        Assert.Equal(BytesOf(s_table), BytesOf(read));
    }

    [Fact]
    public void Ids_above_16_bits_survive_and_a_table_may_be_empty()
    {
        var large = new WordPieceTokenizer(
            [.. Enumerable.Range(0, 70_000).Select(i => $"token{i}"), .. WordPieceTokenizer.SpecialTokens]);
        var table = TokenTable.Encode(["token69999 token1", ""], large, 8);
        using var stream = new MemoryStream(BytesOf(table));
        Assert.Equal([70_002, 69_999, 1, 70_003], TokenTable.Read(stream, large, 8)[0].ToArray());

        using var empty = new MemoryStream(BytesOf(TokenTable.Encode([], large, 8)));
        Assert.Equal(0, TokenTable.Read(empty, large, 8).Count);
    }

    [Fact]
    public void A_file_cut_off_anywhere_or_changed_in_any_byte_is_refused()
    {
        var bytes = BytesOf(TokenTable.Encode(s_texts[..20], s_tokenizer, 24));
        for (var length = 0; length < bytes.Length; length += length < 200 ? 1 : 37)
            Assert.Throws<ModelException>(() => Read(bytes[..length]));
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255]).Sample((index, change) =>
        {
            var damaged = bytes.ToArray();
            damaged[index] ^= change;
            Assert.Throws<ModelException>(() => Read(damaged));
        }, seed: "000000000000", iter: 2000);
        Assert.Contains("damaged", Assert.Throws<ModelException>(() => Read([.. bytes, 0])).Message, StringComparison.Ordinal);

        static TokenTable Read(byte[] bytes) => TokenTable.Read(new MemoryStream(bytes), s_tokenizer, 24);
    }

    [Fact]
    public void A_file_of_another_kind_vocabulary_or_length_is_refused_with_the_reason()
    {
        var bytes = BytesOf(s_table);
        Assert.Contains("this is no table of tokens", Message(new byte[100], s_tokenizer, 24), StringComparison.Ordinal);
        Assert.Contains("cut off", Message(bytes[..^1], s_tokenizer, 24), StringComparison.Ordinal);
        Assert.Contains("made with vocabulary", Message(bytes, WordPieceReference.Cased, 24), StringComparison.Ordinal);
        Assert.Contains("maximum length is 24, and this run has 32", Message(bytes, s_tokenizer, 32), StringComparison.Ordinal);

        static string Message(byte[] bytes, WordPieceTokenizer tokenizer, int length) =>
            Assert.Throws<ModelException>(() => TokenTable.Read(new MemoryStream(bytes), tokenizer, length)).Message;
    }

    private static byte[] BytesOf(TokenTable table)
    {
        using var stream = new MemoryStream();
        table.Write(stream);
        return stream.ToArray();
    }
}
