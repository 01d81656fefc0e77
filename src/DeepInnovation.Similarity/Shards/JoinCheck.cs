using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Similarity.Shards;

/// <summary>Looks for all that could make a merge wrong.</summary>
public static class JoinCheck
{
    /// <summary>
    /// Hashes every input and every shard. O(bytes). Gives a sentence for each fault: an input that is missing or changed; a
    /// shard that is missing, truncated, changed, or of another plan; a shard's file that the plan does not know.
    /// </summary>
    /// <exception cref="InputException">There is no plan, or it was changed.</exception>
    public static IReadOnlyList<string> Faults(string folder)
    {
        var plan = ShardPlan.Read(folder);
        var faults = new List<string>(PlanInputs.Wrong(folder, plan));
        foreach (var shard in plan.Shards)
        {
            var state = ShardFile.Inspect(folder, plan, shard.Index, whole: true).State;
            if (state != ShardState.Complete)
                faults.Add(ShardFault.Of(folder, shard.Index, state));
        }

        faults.AddRange(Strangers(folder, plan));
        return faults;
    }

    private static IEnumerable<string> Strangers(string folder, ShardPlan plan)
    {
        var shards = Path.Combine(folder, PlanFiles.Shards);
        if (!Directory.Exists(shards))
            return [];
        var known = plan.Shards.Select(s => Path.GetFileName(PlanFiles.ShardPath(folder, s.Index)))
            .ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(shards, "*.shard").Where(f => !known.Contains(Path.GetFileName(f)))
            .Order(StringComparer.Ordinal)
            .Select(f => string.Create(CultureInfo.InvariantCulture,
                $"{f} belongs to no shard of the plan, which has {plan.Shards.Count}"));
    }
}
