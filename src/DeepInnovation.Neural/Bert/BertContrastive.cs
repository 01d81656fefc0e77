using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Bert;

/// <summary>
/// Trains an encoder to put two texts of one thing side by side, such as a document's title and its abstract
/// (Reimers and Gurevych, 2019; the loss of <see cref="BertTraining.Contrastive"/>).
/// </summary>
public sealed class BertContrastive
{
    /// <summary>How to train. The rows of a shard are each other's negatives, so larger shards make a harder task.</summary>
    public required TrainingRecipe Recipe { get; init; }

    /// <summary>Threads; the result is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where checkpoints go; null for none.</summary>
    public ICheckpointStore? Store { get; init; }

    /// <summary>Told after every step.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Trains and returns the encoder (no head) with the curve.</summary>
    /// <param name="start">Where to begin, without a head (<see cref="BertWeights.WithHead"/>).</param>
    /// <param name="first">The first text of each pair.</param>
    /// <param name="second">The second text of each pair, row by row.</param>
    /// <param name="cancellation">Stops it; the last epoch's checkpoint stays.</param>
    /// <exception cref="ArgumentException">The tables differ in their number of rows.</exception>
    /// <exception cref="ModelException">There are fewer than two pairs, or the loss became no number.</exception>
    public (BertWeights Weights, TrainingHistory History) Run(BertWeights start, TokenTable first, TokenTable second, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException($"{first.Count} first texts have {second.Count} second ones", nameof(second));
        if (first.Count < 2)
            throw new ModelException($"there are {first.Count} pairs; at least two are needed, since each is told from the others");
        var plan = BatchPlan.Of(second);
        using var session = BertSessions.Open(BertTraining.Contrastive(start.Config), Recipe, Threads, start);
        var loop = new EpochLoop
        {
            Session = session,
            Schedule = BertSessions.Schedule(Recipe, first.Count),
            Epochs = Recipe.Epochs,
            Batches = epoch => plan.Epoch(Recipe.BatchRows, Recipe.Seed, epoch).Select(batch => BertFeeds.Paired(first, second, batch, Recipe.ShardRows, start.Config.PaddingId)),
            Fingerprint = BertSessions.Fingerprint("contrast", Recipe, start, first, []) + BertSessions.Fingerprint("contrast", Recipe, start, second, []),
            Store = Store,
            Progress = Progress,
        };
        var history = loop.Run(cancellation);
        return (start.CopyFrom(session), history);
    }
}
