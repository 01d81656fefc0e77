using System.Text.Json;
using System.Text.Json.Serialization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// What <c>join plan</c> writes: the inputs by their bytes, the rule, and how the work is cut. The <see cref="Identity"/> stands
/// in every shard's file, so that results of another plan are never mixed in.
/// </summary>
public sealed record ShardPlan
{
    /// <summary>The file's name in the plan's folder.</summary>
    public const string FileName = "plan.json";

    private const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json =
        new(JsonSettings.WithoutNulls) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Version of the layout of plan and shards.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>
    /// SHA-256 over all that decides a shard's content: inputs by hash, rule and cut; not where
    /// files lie, nor memory and threads.
    /// </summary>
    public string Identity { get; init; } = "";

    /// <summary>The rule's number of patents a paper, if it has one.</summary>
    public int? Top { get; init; }

    /// <summary>The rule's threshold, if it has one.</summary>
    public double? Threshold { get; init; }

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; init; }

    /// <summary>The memory that a run may use, in bytes.</summary>
    public long Memory { get; init; }

    /// <summary>The threads of a run; null for one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>The papers; blocks follow their rows by (year, row).</summary>
    public PlanSide Papers { get; init; } = new();

    /// <summary>The patents; blocks follow their rows by (year descending, row).</summary>
    public PlanSide Patents { get; init; } = new();

    /// <summary>The work, by paper block, then by patent block; pairs of blocks that the years forbid are left out.</summary>
    public IReadOnlyList<PlannedShard> Shards { get; init; } = [];

    /// <summary>The rule.</summary>
    [JsonIgnore]
    public JoinRule Rule => JoinRule.Of(Top, Threshold);

    /// <summary>Pairs that the years allow.</summary>
    [JsonIgnore]
    public long Pairs => Shards.Sum(s => s.Pairs);

    /// <summary>This plan with its identity.</summary>
    internal ShardPlan Identified()
    {
        var content = this with
        {
            Identity = "",
            Memory = 0,
            Threads = null,
            Papers = Papers.WithoutPaths(),
            Patents = Patents.WithoutPaths(),
        };
        return this with { Identity = Sha256.OfText(JsonSerializer.Serialize(content, Json)) };
    }

    /// <summary>Reads a plan's folder.</summary>
    /// <exception cref="InputException">There is no plan, or it was changed after it was made.</exception>
    public static ShardPlan Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Make a plan by: deepinnovation join plan");
        var plan = JsonFile.Read<ShardPlan>(path, Json, "this is no plan", "Make a new one in an empty folder");
        if (plan.Format != CurrentFormat)
            throw new InputException("the plan is of another version", path, null, "format",
                FormattableString.Invariant($"{plan.Format}"), "Make a new one in an empty folder");
        return plan.Identified().Identity == plan.Identity
            ? plan
            : throw new InputException("the plan was changed after it was made", path, null,
                hint: "Only paths, memory and threads may be edited; make a new plan in an empty folder");
    }

    /// <summary>Writes the plan into its folder, atomically.</summary>
    internal void Write(string folder) =>
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");
}
