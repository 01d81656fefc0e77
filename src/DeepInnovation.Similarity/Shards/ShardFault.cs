namespace DeepInnovation.Similarity.Shards;

/// <summary>What is wrong with a shard, in words.</summary>
internal static class ShardFault
{
    /// <summary>A sentence without its full stop that names the shard and its file.</summary>
    public static string Of(string folder, int index, ShardState state)
    {
        var shard = FormattableString.Invariant($"shard {index} ({PlanFiles.ShardPath(folder, index)})");
        return state switch
        {
            ShardState.Missing => $"{shard} is missing",
            ShardState.Truncated => $"{shard} is truncated",
            ShardState.Foreign => $"{shard} is of another plan or another shard",
            _ => $"{shard} was changed after it was written (its SHA-256 differs); delete it",
        };
    }
}
