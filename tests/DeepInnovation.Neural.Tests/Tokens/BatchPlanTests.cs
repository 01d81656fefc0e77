using CsCheck;
using DeepInnovation.Neural.RandomNumbers;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Tests.Tokens;

public sealed class BatchPlanTests
{
    private static readonly Gen<int[]> s_lengths = Gen.Int[2, 100].Array[0, 400];

    [Fact]
    public void An_epoch_has_every_document_once_in_batches_that_hold_them() =>
        Gen.Select(s_lengths, Gen.Int[1, 9], Gen.Int[0, 5]).Sample((lengths, rows, epoch) =>
        {
            var documents = lengths.Select((_, i) => 1000 + (3 * i)).ToArray(); // a split of a larger table
            var lengthOf = documents.Zip(lengths).ToDictionary(d => d.First, d => d.Second);
            var batches = new BatchPlan(documents, lengths, 100).Epoch(rows, 42, epoch);
            Assert.Equal(documents, batches.SelectMany(b => b.Indices).Order());
            Assert.All(batches.SkipLast(1), b => Assert.Equal(rows, b.Indices.Length));
            Assert.All(batches, b =>
            {
                var longest = b.Indices.Max(d => lengthOf[d]);
                Assert.Equal(Math.Min((longest + 7) / 8 * 8, 100), b.Length);
            });
        }, seed: "000000000000", iter: 300);

    [Fact]
    public void The_same_seed_and_epoch_give_the_same_batches_and_others_give_others()
    {
        var plan = new BatchPlan([.. Enumerable.Range(0, 500)], [.. Enumerable.Repeat(12, 500)], 64);
        Assert.Equal(Order(plan, 42, 3), Order(plan, 42, 3));
        Assert.NotEqual(Order(plan, 42, 3), Order(plan, 42, 4));
        Assert.NotEqual(Order(plan, 42, 3), Order(plan, 43, 3));

        static int[] Order(BatchPlan plan, long seed, int epoch) => [.. plan.Epoch(8, seed, epoch).SelectMany(b => b.Indices)];
    }

    [Fact]
    public void Long_and_short_batches_come_in_random_order()
    {
        var plan = new BatchPlan([.. Enumerable.Range(0, 1600)], [.. Enumerable.Range(0, 1600).Select(i => 2 + (i % 100))], 128);
        var lengths = plan.Epoch(8, 1, 0).Select(b => b.Length).ToArray();
        var rises = lengths.Zip(lengths.Skip(1)).Count(p => p.First < p.Second);
        Assert.InRange(rises, 60, 140); // sorted batches would rise 4 x 13 times at most, and fall never within a pool
        Assert.True(lengths.Take(20).Distinct().Count() > 5);
    }

    [Fact]
    public void In_inference_a_document_has_the_length_of_its_own_bucket_whatever_stands_beside_it() =>
        Gen.Select(s_lengths, Gen.Int[1, 40], Gen.Int[1, 2000]).Sample((lengths, rows, tokens) =>
        {
            var batches = new BatchPlan([.. Enumerable.Range(0, lengths.Length)], lengths, 100).Inference(rows, tokens);
            Assert.Equal(Enumerable.Range(0, lengths.Length), batches.SelectMany(b => b.Indices).Order());
            Assert.All(batches, b =>
            {
                Assert.InRange(b.Indices.Length, 1, rows);
                Assert.True(b.Indices.Length == 1 || b.Indices.Length * b.Length <= tokens);
                Assert.All(b.Indices, d => Assert.Equal(Math.Min((lengths[d] + 15) / 16 * 16, 100), b.Length));
            });
        }, seed: "000000000000", iter: 300);

    [Fact]
    public void Little_of_a_batch_is_padding()
    {
        // Lengths like those of titles with abstracts: log-normal, median 110, cut at 256.
        var random = new Philox(7, "lengths").Open(0);
        var lengths = Enumerable.Range(0, 6000).Select(_ =>
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return Math.Clamp((int)(110 * Math.Exp(0.5 * normal)), 5, 256);
        }).ToArray();
        var plan = new BatchPlan([.. Enumerable.Range(0, lengths.Length)], lengths, 256);
        Assert.InRange(Waste(plan.Epoch(32, 42, 0)), 0, 0.06);
        Assert.InRange(Waste(plan.Inference(64)), 0, 0.08);
        Assert.InRange(
            Waste([.. Enumerable.Range(0, 6000).Chunk(32).Select(c => new PlannedBatch(c, c.Max(i => lengths[i])))]), 0.3, 0.7);

        double Waste(IReadOnlyList<PlannedBatch> batches) => 1 - (
            lengths.Sum() / (double)batches.Sum(b => b.Indices.Length * b.Length));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new BatchPlan([1, 2], [5], 10));
        Assert.Throws<ArgumentException>(() => new BatchPlan([1], [11], 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchPlan([1], [5], 10).Epoch(0, 1, 0));
    }

    [Fact]
    public void A_batch_holds_the_rows_of_the_table_and_padding_beyond()
    {
        var tokenizer = new WordPieceTokenizer([.. WordPieceTokenizer.SpecialTokens, "a", "b"]);
        var table = TokenTable.Encode(["a", "b b a", "a b"], tokenizer, 16);
        var batch = TokenBatch.Of(table, new PlannedBatch([2, 0], 6), tokenizer.PadId);
        Assert.Equal((2, 6), (batch.Rows, batch.Length));
        Assert.Equal([2, 5, 6, 3, 0, 0, 2, 5, 3, 0, 0, 0], batch.Ids);
        Assert.Equal([1f, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0], batch.AttentionMask);
        Assert.Equal(new long[12], batch.TokenTypeIds);
        Assert.Equal([2, 0], batch.Indices);
        Assert.Throws<ArgumentException>(() => TokenBatch.Of(table, new PlannedBatch([1], 4), tokenizer.PadId));

        var plan = BatchPlan.Of(table, [0, 2]);
        Assert.Equal([0, 2], Assert.Single(plan.Epoch(4, 1, 0)).Indices.Order());
        Assert.Equal(8, plan.Epoch(4, 1, 0)[0].Length);
    }
}
