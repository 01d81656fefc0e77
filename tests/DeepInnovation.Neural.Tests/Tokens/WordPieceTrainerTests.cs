using CsCheck;
using DeepInnovation.Neural.RandomNumbers;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Tests.Tokens;

public sealed class WordPieceTrainerTests
{
    [Fact]
    public void Special_tokens_come_first_then_characters_then_joined_pieces()
    {
        // Pairs: l ##o 3 (low, low, lot), ##o ##w 2, ##o ##t 1. Then lo ##w 2, lo ##t 1 (too rare).
        var vocabulary = WordPieceTrainer.Train(["Low, low lot."], 100);
        Assert.Equal(
            ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ",", ".", "l", "o", "t", "w", "##l", "##o", "##t", "##w", "lo", "low"],
            vocabulary);
    }

    [Fact]
    public void The_joins_are_those_of_counting_all_pairs_anew_each_time()
    {
        var word = Gen.Char["abc"].Array[1, 8].Select(c => new string(c));
        Gen.Select(word.List[1, 40], Gen.Int[1, 3]).Sample((words, minimumCount) =>
        {
            var expected = BruteForce(words, 60, minimumCount);
            Assert.Equal(expected, WordPieceTrainer.Train([string.Join(' ', words)], 60, minimumCount: minimumCount));
        }, seed: "000000000000", iter: 500);
    }

    [Fact]
    public void Neither_the_order_of_the_texts_nor_how_they_are_cut_matters()
    {
        var texts = Corpus(300);
        var expected = WordPieceTrainer.Train(texts, 700);
        Assert.Equal(700, expected.Count);
        Assert.Equal(700, expected.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(expected, WordPieceTrainer.Train(texts.Reverse(), 700));
        Assert.Equal(expected, WordPieceTrainer.Train([string.Join('\n', texts)], 700));
    }

    [Fact]
    public void The_vocabulary_spells_every_word_it_has_seen()
    {
        string[] texts = ["Größe der Straße, 中文と日本語", "ΟΔΟΣ और 😀😀 \u0301"];
        var tokenizer = new WordPieceTokenizer(WordPieceTrainer.Train(texts, 200));
        foreach (var text in texts)
        {
            var ids = tokenizer.Encode(text, 200);
            Assert.DoesNotContain(tokenizer.UnknownId, ids);
            Assert.Equal(string.Join(' ', new BasicTokenizer().Split(text)), tokenizer.Decode(ids));
        }

        Assert.DoesNotContain("##中", tokenizer.Vocabulary);
        Assert.DoesNotContain("##,", tokenizer.Vocabulary);
    }

    [Fact]
    public void Rare_characters_give_way_where_there_is_a_limit()
    {
        var limited = WordPieceTrainer.Train(["aaa bbb aab ccz"], 100, characters: 2);
        Assert.Equal(["a", "b", "##a", "##b"], limited.Skip(5).Take(4));
        Assert.DoesNotContain(limited, token => token.Contains('c', StringComparison.Ordinal));

        var small = WordPieceTrainer.Train(["aaa bbb aab ccz"], 8);
        Assert.Equal(["a", "##a"], small.Skip(5));
        Assert.Equal(5, WordPieceTrainer.Train([], 8).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => WordPieceTrainer.Train([], 5));
    }

    [Fact]
    public void Four_megabytes_fill_a_vocabulary_of_8000()
    {
        var texts = Corpus(6000);
        Assert.InRange(texts.Sum(t => t.Length), 3_500_000, 6_000_000);
        Assert.Equal(8000, WordPieceTrainer.Train(texts, 8000).Distinct().Count());
    }

    /// <summary>Documents of 120 words from 30,000 made-up ones, the frequent ones (Zipf) short.</summary>
    private static string[] Corpus(int documents)
    {
        var random = new Philox(3, "corpus").Open(0);
        var words = Enumerable.Range(0, 30_000).Select(rank =>
            string.Concat(Enumerable.Range(0, 1 + (int)Math.Log2(rank + 2) / 4)
                .Select(_ => "bcdfglmnprst"[random.Next(12)] + "aeiou"[random.Next(5)..][..1]
                    + (random.Next(3) == 0 ? "n" : "")))).ToArray();
        return [.. Enumerable.Range(0, documents).Select(_ => string.Join(' ', Enumerable.Range(0, 120).Select(_ =>
            words[(int)Math.Exp(random.NextDouble() * Math.Log(words.Length))])))];
    }

    private static List<string> BruteForce(List<string> words, int size, int minimumCount)
    {
        var split = words.Select(w => w.Select((c, i) => i == 0 ? $"{c}" : $"##{c}").ToList()).ToList();
        var letters = words.SelectMany(w => w).Distinct().Order().ToList();
        List<string> tokens =
        [
            .. WordPieceTokenizer.SpecialTokens, .. letters.Select(c => $"{c}"), .. letters.Select(c => $"##{c}"),
        ];
        while (tokens.Count < size)
        {
            var best = split.SelectMany(w => w.Zip(w.Skip(1))).GroupBy(p => p).Select(g => (Pair: g.Key, Count: g.Count()))
                .Where(g => g.Count >= minimumCount).OrderByDescending(g => g.Count)
                .ThenBy(g => g.Pair.First, StringComparer.Ordinal)
                .ThenBy(g => g.Pair.Second, StringComparer.Ordinal).FirstOrDefault();
            if (best.Count == 0)
                break;
            var joined = best.Pair.First + best.Pair.Second[2..];
            if (!tokens.Contains(joined))
                tokens.Add(joined);
            foreach (var word in split)
                for (var i = 0; i + 1 < word.Count; i++)
                    if ((word[i], word[i + 1]) == best.Pair)
                    {
                        word[i] = joined;
                        word.RemoveAt(i + 1);
                    }
        }

        return tokens;
    }
}
