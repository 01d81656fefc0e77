using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Bert;

/// <summary>Batches of tokens as the inputs of BERT's graphs, cut into shards of a fixed number of rows.</summary>
internal static class BertFeeds
{
    /// <summary>The three inputs of every BERT graph.</summary>
    public static Feed Inputs(TokenBatch batch, long[] ids, double weight) => Add(new Feed { Weight = weight }, batch, ids, "");

    /// <summary>Pairs of texts, row by row.</summary>
    public static IReadOnlyList<Feed> Paired(TokenTable first, TokenTable second, PlannedBatch plan, int shardRows, int padding) =>
        [.. Shards(plan, shardRows).Select(shard =>
        {
            var weights = new float[shard.Indices.Length];
            Array.Fill(weights, 1);
            var (a, b) = (Padded(first), Padded(second));
            return Add(Inputs(a, a.Ids, weights.Length), b, b.Ids, BertTraining.SecondSuffix).Add(BertTraining.WeightsName, weights, weights.Length);

            TokenBatch Padded(TokenTable table) => TokenBatch.Of(
                table, new(shard.Indices, Math.Min((shard.Indices.Max(table.LengthOf) + BatchPlan.TrainingStep - 1) / BatchPlan.TrainingStep * BatchPlan.TrainingStep, table.MaximumLength)), padding);
        })];

    /// <summary>A batch of classified rows.</summary>
    public static IReadOnlyList<Feed> Classified(TokenTable table, PlannedBatch plan, int shardRows, int padding, IReadOnlyList<int> labels, IReadOnlyList<double> classWeights) =>
        [.. Shards(plan, shardRows).Select(shard =>
        {
            var batch = TokenBatch.Of(table, shard, padding);
            float[] weights = [.. shard.Indices.Select(i => (float)classWeights[labels[i]])];
            return Inputs(batch, batch.Ids, weights.Sum(w => (double)w))
                .Add(BertTraining.TargetsName, shard.Indices.Select(i => (long)labels[i]).ToArray(), shard.Indices.Length)
                .Add(BertTraining.WeightsName, weights, shard.Indices.Length);
        })];

    /// <summary>A batch with words to predict. A shard without any (only special tokens) is left out.</summary>
    public static IReadOnlyList<Feed> Masked(TokenTable table, PlannedBatch plan, int shardRows, WordPieceTokenizer tokenizer, long seed, int epoch, double share = MaskedTokens.Share, int fromWhole = 0) =>
        [.. Shards(plan, shardRows).Select(shard =>
        {
            var batch = TokenBatch.Of(table, shard, tokenizer.PadId);
            return (Batch: batch, Masked: MaskedTokens.Of(batch, tokenizer, seed, epoch, share, fromWhole));
        }).Where(s => s.Masked.Positions.Length > 0).Select(s =>
        {
            var weights = new float[s.Masked.Positions.Length];
            Array.Fill(weights, 1);
            return Inputs(s.Batch, s.Masked.Ids, weights.Length)
                .Add(BertTraining.PositionsName, s.Masked.Positions, weights.Length)
                .Add(BertTraining.TargetsName, s.Masked.Targets, weights.Length)
                .Add(BertTraining.WeightsName, weights, weights.Length)
                .With(BertTraining.M, weights.Length);
        })];

    private static Feed Add(Feed feed, TokenBatch batch, long[] ids, string suffix) => feed
        .Add(BertInputs.IdsName + suffix, ids, batch.Rows, batch.Length)
        .Add(BertInputs.AttentionMaskName + suffix, Array.ConvertAll(batch.Mask, m => (long)m), batch.Rows, batch.Length)
        .Add(BertInputs.TokenTypesName + suffix, batch.TokenTypes, batch.Rows, batch.Length)
        .With(BertInputs.B, batch.Rows)
        .With(BertInputs.T + suffix, batch.Length);

    private static IEnumerable<PlannedBatch> Shards(PlannedBatch plan, int shardRows) =>
        plan.Indices.Chunk(shardRows).Select(rows => new PlannedBatch(rows, plan.Length));
}
