using DeepInnovation.Core;

namespace DeepInnovation.Similarity.Shards;

/// <summary>How far a plan is.</summary>
/// <param name="Shards">Shards in all.</param>
/// <param name="Done">Complete ones.</param>
/// <param name="Rows">Pairs in them.</param>
/// <param name="Bytes">Their size on disk.</param>
/// <param name="Pairs">Pairs that the years allow, in all.</param>
/// <param name="PairsDone">Those of complete shards.</param>
/// <param name="Time">What the complete ones took, added up.</param>
public sealed record JoinStatus(int Shards, int Done, long Rows, long Bytes, long Pairs, long PairsDone, TimeSpan Time)
{
    /// <summary>What is left at the rate so far of one process; null before a shard is done.</summary>
    public TimeSpan? Left => PairsDone == 0 ? null : Time * ((double)(Pairs - PairsDone) / PairsDone);

    /// <summary>Looks at the head and end of every shard. O(shards).</summary>
    /// <exception cref="InputException">There is no plan.</exception>
    public static JoinStatus Of(string folder)
    {
        var plan = ShardPlan.Read(folder);
        var status = new JoinStatus(plan.Shards.Count, 0, 0, 0, plan.Pairs, 0, TimeSpan.Zero);
        foreach (var shard in plan.Shards)
        {
            var found = ShardFile.Inspect(folder, plan, shard.Index, whole: false);
            if (found.State != ShardState.Complete)
                continue;
            status = status with
            {
                Done = status.Done + 1,
                Rows = status.Rows + found.Rows,
                Bytes = status.Bytes + new FileInfo(PlanFiles.ShardPath(folder, shard.Index)).Length,
                PairsDone = status.PairsDone + shard.Pairs,
                Time = status.Time + found.Time,
            };
        }

        return status;
    }
}
