namespace DeepInnovation.Similarity.Shards;

/// <summary>What lies in a plan's folder beside <see cref="ShardPlan.FileName"/>.</summary>
internal static class PlanFiles
{
    /// <summary>int32 [papers].</summary>
    public const string PaperYears = "paper-years.npy";

    /// <summary>int32 [patents].</summary>
    public const string PatentYears = "patent-years.npy";

    /// <summary>int32 [patents]: each patent's place when ids break a tie.</summary>
    public const string TieOrders = "patent-tie-orders.npy";

    /// <summary>Which inputs were hashed, and their times of change then.</summary>
    public const string Verified = "verified.json";

    /// <summary>The folder of the results.</summary>
    public const string Shards = "shards";

    /// <summary>The result of a shard.</summary>
    public static string ShardPath(string folder, int index) =>
        Path.Combine(folder, Shards, FormattableString.Invariant($"{index:00000}.shard"));
}
