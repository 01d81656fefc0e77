using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Tests.Tokens;

public sealed class WordPieceTokenizerTests
{
    private static readonly string[] s_small =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b", "##a", "##b", "ab", "##ab", ",", "中", "é", "e", "σ", "##ς"];

    private static readonly WordPieceTokenizer s_tokenizer = new(s_small);

    [Fact]
    public void Ids_of_all_recorded_texts_are_those_of_Python()
    {
        var texts = WordPieceReference.Texts().ToArray();
        Assert.True(texts.Length >= 200);
        foreach (var text in texts)
        {
            Assert.Equal(text.Uncased, WordPieceReference.Uncased.Encode(text.Value, 1000));
            Assert.Equal(text.Cased, WordPieceReference.Cased.Encode(text.Value, 1000));
        }
    }

    [Fact]
    public void Ids_of_ten_thousand_random_strings_are_those_of_Python()
    {
        var unassigned = new bool[0x110000];
        foreach (var fate in WordPieceReference.Fates().Where(f => f.Kind == "unassigned"))
            unassigned.AsSpan(fate.First, fate.Last - fate.First + 1).Fill(true);
        var state = 42UL;
        var digest = new StringBuilder();
        for (var n = 0; n < 10_000; n++)
        {
            var text = new StringBuilder();
            for (var length = Next(40); length > 0; length--)
            {
                var code = Next(Next(2) == 0 ? 0x3000 : 0x110000);
                if (code is >= 0xD800 and <= 0xDFFF)
                    text.Append('\uD800'); // all of them go; two that happen to be neighbours must not become a pair
                else
                    text.Append(unassigned[code] ? "x" : char.ConvertFromUtf32(code));
            }

            digest.Append(
                CultureInfo.InvariantCulture, $"{string.Join(' ', WordPieceReference.Uncased.Encode(text.ToString(), 1000))}\n");
        }

        var recorded = File.ReadAllText(Path.Combine(WordPieceReference.Folder, "random.txt")).Trim();
        Assert.Equal(recorded, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(digest.ToString()))));

        int Next(int bound) => (int)(((state = (state * 6364136223846793005) + 1442695040888963407) >> 33) % (ulong)bound);
    }

    [Fact]
    public void Any_string_at_all_gives_ids_within_the_vocabulary_and_the_limit() =>
        Gen.Select(Gen.OneOf(Gen.String, Gen.Char.Array[0, 300].Select(c => new string(c))), Gen.Int[2, 40])
            .Sample((text, limit) =>
            {
                var ids = WordPieceReference.Uncased.Encode(text, limit);
                Assert.InRange(ids.Length, 2, limit);
                Assert.All(ids, id => Assert.InRange(id, 0, WordPieceReference.Vocabulary.Length - 1));
                Assert.Equal(WordPieceReference.Uncased.ClassId, ids[0]);
                Assert.Equal(WordPieceReference.Uncased.SeparatorId, ids[^1]);
                Assert.DoesNotContain(
                    ids[1..^1], id => id != WordPieceReference.Uncased.UnknownId && WordPieceReference.Uncased.IsSpecial(id));
                Assert.Equal(WordPieceReference.Uncased.Encode(text, 10_000)[..(ids.Length - 1)], ids[..^1]);
                WordPieceReference.Uncased.Decode(ids);
            }, seed: "000000000000", iter: 3000);

    [Theory]
    [InlineData("aab", "2 5 10 3")]
    [InlineData("a\nb", "2 5 6 3")] // the library's own words: "ab"
    [InlineData("É,中a", "2 14 11 12 5 3")]
    [InlineData("ac a", "2 1 5 3")]
    [InlineData("ΣΣ", "2 15 16 3")]
    [InlineData("[SEP]", "2 1 1 1 3")]
    [InlineData("", "2 3")]
    public void Hand_made_ids(string text, string ids) =>
        Assert.Equal(ids, string.Join(' ', s_tokenizer.Encode(text, 64)));

    [Fact]
    public void What_is_too_long_loses_its_end_but_not_SEP()
    {
        Assert.Equal([2, 5, 10, 3], s_tokenizer.Encode("aab b a", 4));
        Assert.Equal([2, 3], s_tokenizer.Encode("aab b a", 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_tokenizer.Encode("a", 1));
    }

    [Theory]
    [InlineData(20, "2 5 5 5 5 3 6 6 3", "0 0 0 0 0 0 1 1 1")]
    [InlineData(8, "2 5 5 5 3 6 6 3", "0 0 0 0 0 1 1 1")]
    [InlineData(6, "2 5 5 3 6 3", "0 0 0 0 1 1")]
    [InlineData(4, "2 5 3 3", "0 0 0 1")]
    [InlineData(3, "2 3 3", "0 0 1")]
    public void Of_two_texts_the_longer_one_is_cut_first(int limit, string ids, string types)
    {
        Assert.Equal(ids, string.Join(' ', s_tokenizer.Encode("a a a a", "b b", limit, out var tokenTypes)));
        Assert.Equal(types, string.Join(' ', tokenTypes));
    }

    [Fact]
    public void Two_texts_are_cut_as_by_dropping_single_pieces() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[3, 50]).Sample((left, right, limit) =>
        {
            var ids = s_tokenizer.Encode(string.Concat(Enumerable.Repeat("a ", left)),
                string.Concat(Enumerable.Repeat("b ", right)), limit, out var types);
            while (left + right > limit - 3)
                if (left > right)
                    left--;
                else
                    right--;
            Assert.Equal([2, .. Enumerable.Repeat(5, left), 3, .. Enumerable.Repeat(6, right), 3], ids);
            Assert.Equal([.. Enumerable.Repeat(0, left + 2), .. Enumerable.Repeat(1, right + 1)], types);
        }, seed: "000000000000", iter: 500);

    [Fact]
    public void Decoding_joins_pieces_and_leaves_special_tokens_out()
    {
        Assert.Equal("aab , b", s_tokenizer.Decode([2, 5, 10, 11, 6, 3, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_tokenizer.Decode([17]));
    }

    [Fact]
    public void A_text_of_100_000_characters_is_cut_whatever_it_is_made_of()
    {
        string[] texts =
        [
            new('a', 100_000), string.Concat(Enumerable.Repeat("ab ", 33_333)), new('\u0301', 100_000), "a" + new string(
                '\u0301', 100_000),
            string.Concat(Enumerable.Repeat("\u302E\u1B44", 50_000)), new('Σ', 100_000), "Α" + string.Concat(
                Enumerable.Repeat("Σ'", 50_000)),
            "Α" + new string('\'', 99_998) + "Σ", new('가', 100_000), new('中', 100_000), new('.', 100_000), new('\uD800', 100_000),
            new('\0', 100_000), string.Concat(Enumerable.Repeat("😀", 50_000)), string.Concat(
                Enumerable.Repeat(new string('a', 99) + "c ", 1000)),
        ];
        foreach (var text in texts)
        {
            var whole = s_tokenizer.Encode(text, int.MaxValue);
            Assert.Equal(Math.Min(512, whole.Length), s_tokenizer.Encode(text, 512).Length);
        }

        Assert.Equal([2, 1, 3], s_tokenizer.Encode(texts[0], 512));
        Assert.Equal(33_335, s_tokenizer.Encode(texts[1], 100_000).Length);
        Assert.Equal([2, 3], s_tokenizer.Encode(texts[2], 512));
        Assert.Equal([2, 5, 3], s_tokenizer.Encode(texts[3], 512));
    }

    [Fact]
    public void Many_threads_may_use_one_tokenizer()
    {
        var texts = WordPieceReference.Texts().ToArray();
        Parallel.For(0, 2000, i =>
            Assert.Equal(
                texts[i % texts.Length].Uncased, WordPieceReference.Uncased.Encode(texts[i % texts.Length].Value, 1000)));
    }

    [Fact]
    public void A_vocabulary_that_cannot_be_used_is_refused_with_the_line()
    {
        Assert.Contains(
            "[MASK] is missing among 16 tokens", Message([.. s_small.Where(t => t != "[MASK]")]), StringComparison.Ordinal);
        Assert.Contains("line 18: 'ab' already stands in line 10", Message([.. s_small, "ab"]), StringComparison.Ordinal);
        Assert.Contains("line 18: this token is no line", Message([.. s_small, "a\nb"]), StringComparison.Ordinal);
        Assert.Contains("line 18: this token is no line", Message([.. s_small, "\uDC00"]), StringComparison.Ordinal);

        static string Message(string[] vocabulary) =>
            Assert.Throws<ModelException>(() => new WordPieceTokenizer(vocabulary)).Message;
    }

    [Fact]
    public void An_empty_line_keeps_its_id_and_a_fingerprint_tells_vocabularies_apart()
    {
        var tokenizer = new WordPieceTokenizer([.. s_small, "", "x"]);
        Assert.Equal([2, 18, 3], tokenizer.Encode("x", 8));
        Assert.NotEqual(s_tokenizer.Fingerprint, tokenizer.Fingerprint);
        Assert.NotEqual(s_tokenizer.Fingerprint, new WordPieceTokenizer(s_small, lowerCase: false).Fingerprint);
        Assert.Equal(s_tokenizer.Fingerprint, new WordPieceTokenizer([.. s_small]).Fingerprint);
    }

    /// <summary>Ids published by other projects for the vocabulary of bert-base-uncased, each with its source.</summary>
    [Fact]
    public void Published_ids_of_bert_base_uncased_are_met()
    {
        var folder = Environment.GetEnvironmentVariable("DEEPINNOVATION_SHARED_DATA") is { } data
            ? Path.Combine(data, "bert-base-uncased") : "";
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "vocab.txt")), "The vocabulary of bert-base-uncased is not here.");
        var tokenizer = new WordPieceTokenizer(File.ReadAllLines(Path.Combine(folder, "vocab.txt")));
        foreach (var line in File.ReadLines(Path.Combine(folder, "vectors.jsonl")))
        {
            using var vector = JsonDocument.Parse(line);
            var ids = tokenizer.Encode(vector.RootElement.GetProperty("text").GetString()!, 512);
            Assert.Equal(
                vector.RootElement.GetProperty("vocab_pieces").EnumerateArray().Select(p => p.GetString()!).Where(
                    p => p[0] != '['),
                ids[1..^1].Select(id => tokenizer.Vocabulary[id]));
        }
    }
}
