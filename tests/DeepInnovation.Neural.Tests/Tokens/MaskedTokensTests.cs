using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Tests.Tokens;

public sealed class MaskedTokensTests
{
    private static readonly WordPieceTokenizer s_tokenizer =
        new([.. WordPieceTokenizer.SpecialTokens, .. Enumerable.Range(0, 26).Select(i => $"{(char)('a' + i)}")]);

    // 300 documents of 1 to 60 letters, every seventh one with an unknown word.
    private static readonly TokenTable s_table = TokenTable.Encode(
        [.. Enumerable.Range(0, 300).Select(i => string.Join(
            ' ', Enumerable.Range(0, 1 + (i % 60)).Select(j => (char)('a' + ((i * 7 + j * 3) % 26))))
            + (i % 7 == 0 ? " 中" : ""))], s_tokenizer, 64);

    [Fact]
    public void Positions_and_targets_are_letters_of_the_batch_and_all_else_stays()
    {
        foreach (var plan in BatchPlan.Of(s_table).Epoch(16, 1, 0))
        {
            var batch = TokenBatch.Of(s_table, plan, s_tokenizer.PadId);
            var masked = MaskedTokens.Of(batch, s_tokenizer, 42, 0);
            Assert.Equal(masked.Positions.Order().Distinct(), masked.Positions);
            Assert.Equal(masked.Positions.Select(p => batch.Ids[p]), masked.Targets);
            Assert.All(masked.Targets, id => Assert.False(s_tokenizer.IsSpecial((int)id)));
            for (var i = 0; i < batch.Ids.Length; i++)
                if (!masked.Positions.Contains(i))
                    Assert.Equal(batch.Ids[i], masked.Ids[i]);
            for (var row = 0; row < batch.Rows; row++)
            {
                var letters = s_table[batch.Indices[row]].ToArray().Count(id => !s_tokenizer.IsSpecial(id));
                var chosen = masked.Positions.Count(p => p / batch.Length == row);
                Assert.Equal(Math.Max(1, (int)Math.Floor((0.15 * letters) + 0.5)), chosen);
            }
        }
    }

    [Fact]
    public void The_draw_depends_on_the_document_and_not_on_its_batch()
    {
        var whole = TokenBatch.Of(s_table, new PlannedBatch([.. Enumerable.Range(0, 300)], 64), s_tokenizer.PadId);
        var together = MaskedTokens.Of(whole, s_tokenizer, 42, 3);
        for (var document = 0; document < 300; document += 13)
        {
            var alone = TokenBatch.Of(s_table, new PlannedBatch([document], 63), s_tokenizer.PadId);
            var masked = MaskedTokens.Of(alone, s_tokenizer, 42, 3);
            Assert.Equal(together.Ids.AsSpan(document * 64, 63).ToArray(), masked.Ids);
            Assert.Equal(together.Positions.Where(p => p / 64 == document).Select(p => p % 64), masked.Positions);
        }

        Assert.Equal(together.Ids, MaskedTokens.Of(whole, s_tokenizer, 42, 3).Ids);
        Assert.NotEqual(together.Positions, MaskedTokens.Of(whole, s_tokenizer, 42, 4).Positions);
        Assert.NotEqual(together.Positions, MaskedTokens.Of(whole, s_tokenizer, 43, 3).Positions);
    }

    [Fact]
    public void Over_many_epochs_the_shares_are_those_of_BERT()
    {
        int mask = 0, same = 0, other = 0, letters = 0;
        var drawn = new int[s_tokenizer.Vocabulary.Count];
        var columns = new int[64];
        var batch = TokenBatch.Of(s_table, new PlannedBatch([.. Enumerable.Range(0, 300)], 64), s_tokenizer.PadId);
        for (var epoch = 0; epoch < 60; epoch++)
        {
            var masked = MaskedTokens.Of(batch, s_tokenizer, 42, epoch);
            letters += batch.Ids.Count(id => !s_tokenizer.IsSpecial((int)id));
            for (var i = 0; i < masked.Positions.Length; i++)
            {
                var id = masked.Ids[masked.Positions[i]];
                if (masked.Positions[i] / 64 == 59)
                    columns[masked.Positions[i] % 64]++;
                if (id == s_tokenizer.MaskId)
                    mask++;
                else if (id == masked.Targets[i])
                    same++;
                else
                {
                    other++;
                    drawn[id]++;
                }
            }
        }

        double total = mask + same + other;
        Assert.InRange(total / letters, 0.145, 0.165); // short documents are rounded up to one
        Assert.InRange(mask / total, 0.79, 0.81);
        Assert.InRange(same / total, 0.1 + 0.1 / 26 - 0.01, 0.1 + 0.1 / 26 + 0.01); // a random letter may be the same one
        Assert.InRange(other / total, 0.1 - 0.1 / 26 - 0.01, 0.1 - 0.1 / 26 + 0.01);
        Assert.All(drawn.Take(5), count => Assert.Equal(0, count));
        Assert.All(drawn.Skip(5), count => Assert.InRange(count, other / 26 * 0.7, other / 26 * 1.3));
        Assert.All(columns.Skip(1).Take(60), count => Assert.InRange(count, 1, 24)); // 9 expected in each
        Assert.Equal(0, columns[0] + columns[61] + columns[62] + columns[63]);
    }

    [Fact]
    public void A_document_without_letters_has_nothing_to_predict()
    {
        var table = TokenTable.Encode(["", "中"], s_tokenizer, 8);
        var masked = MaskedTokens.Of(TokenBatch.Of(table, new PlannedBatch([0, 1], 8), s_tokenizer.PadId), s_tokenizer, 1, 0);
        Assert.Empty(masked.Positions);
        var bare = new WordPieceTokenizer(WordPieceTokenizer.SpecialTokens);
        Assert.Throws<ModelException>(() =>
            MaskedTokens.Of(TokenBatch.Of(table, new PlannedBatch([0], 8), 0), bare, 1, 0));
    }
}
