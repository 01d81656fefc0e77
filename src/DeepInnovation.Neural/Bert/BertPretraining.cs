using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Bert;

/// <summary>
/// Masked-language modelling (Devlin et al., 2019, section 3.1) on the texts at hand: what stands in for a downloaded checkpoint
/// where there is no network. Without next-sentence prediction, which later work found of no use (Liu et al., 2019).
/// </summary>
public sealed class BertPretraining
{
    /// <summary>How to train.</summary>
    public required TrainingRecipe Recipe { get; init; }

    /// <summary>The share of words to predict: 15 % in BERT; more teaches a small model faster (Wettig et al., 2023).</summary>
    public double MaskedShare { get; init; } = MaskedTokens.Share;

    /// <summary>How many of a text's masked words are also to be predicted from its [CLS]; 0 in BERT.</summary>
    public int WordsFromWhole { get; init; }

    /// <summary>Threads; the result is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where checkpoints go; null for none.</summary>
    public ICheckpointStore? Store { get; init; }

    /// <summary>Told after every step.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Trains the weights (with the head of a masked-language model) and returns them with the curve. O(epochs · tokens · parameters).</summary>
    /// <param name="start">Where to begin, for example <see cref="BertWeights.Initialize"/>.</param>
    /// <param name="table">The texts' tokens.</param>
    /// <param name="tokenizer">What made them.</param>
    /// <param name="cancellation">Stops it; the last epoch's checkpoint stays.</param>
    /// <exception cref="ModelException">There are no texts, or the loss became no number.</exception>
    public (BertWeights Weights, TrainingHistory History) Run(BertWeights start, TokenTable table, WordPieceTokenizer tokenizer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(table);
        if (table.Count == 0)
            throw new ModelException("there are no texts to learn a language model from");
        var plan = BatchPlan.Of(table);
        using var session = BertSessions.Open(BertTraining.MaskedLanguageModel(start.Config), Recipe, Threads, start);
        var loop = new EpochLoop
        {
            Session = session,
            Schedule = BertSessions.Schedule(Recipe, table.Count),
            Epochs = Recipe.Epochs,
            Batches = epoch => plan.Epoch(Recipe.BatchRows, Recipe.Seed, epoch)
                .Select(batch => BertFeeds.Masked(table, batch, Recipe.ShardRows, tokenizer, Recipe.Seed, epoch, MaskedShare, WordsFromWhole)).Where(shards => shards.Count > 0),
            Fingerprint = BertSessions.Fingerprint(FormattableString.Invariant($"masked {MaskedShare} {WordsFromWhole}"), Recipe, start, table, []),
            Store = Store,
            Progress = Progress,
        };
        var history = loop.Run(cancellation);
        return (start.CopyFrom(session), history);
    }
}
