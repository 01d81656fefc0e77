using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Tests.Tokens;

public sealed class UsedPiecesTests
{
    [Fact]
    public void The_corpus_is_cut_as_before_and_unseen_words_can_still_be_spelt()
    {
        string[] texts =
        [
            "learning learns learned", "network networks networking", "the learning network learns the networks", "中文 文本",
        ];
        var all = new WordPieceTokenizer(WordPieceTrainer.Train(texts, 200));
        var table = TokenTable.Encode(texts, all, 64);
        var kept = UsedPieces.Of(all, table);
        Assert.True(kept.Count < all.Vocabulary.Count, $"{kept.Count} of {all.Vocabulary.Count}");
        var pruned = new WordPieceTokenizer(kept);
        foreach (var text in texts)
            Assert.Equal(all.Encode(text, 64).Select(id => all.Vocabulary[id]), pruned.Encode(text, 64).Select(
                id => pruned.Vocabulary[id]));
        Assert.DoesNotContain(pruned.UnknownId, pruned.Encode("wolk", 64));
    }
}
