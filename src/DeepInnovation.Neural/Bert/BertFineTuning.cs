using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Bert;

/// <summary>Rows with their classes.</summary>
/// <param name="Table">The texts' tokens.</param>
/// <param name="Labels">The class of each row, from 0.</param>
public sealed record ClassifiedTokens(TokenTable Table, IReadOnlyList<int> Labels);

/// <summary>Fine-tuning of BertForSequenceClassification (Devlin et al., 2019, section 4), as the paper's authors do it: early stopping on macro F1.</summary>
public sealed class BertFineTuning
{
    /// <summary>How to train.</summary>
    public required TrainingRecipe Recipe { get; init; }

    /// <summary>Weight of each class in the loss; null for 1 each.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>Threads; the result is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where checkpoints go; null for none.</summary>
    public ICheckpointStore? Store { get; init; }

    /// <summary>Told after every step.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Trains and returns the weights of the epoch with the best macro F1 on the validation rows.</summary>
    /// <param name="start">Where to begin, with a classification head (<see cref="BertWeights.WithHead"/>).</param>
    /// <param name="train">Rows to learn from.</param>
    /// <param name="validation">Rows that choose the epoch; with none, the last epoch's weights are kept.</param>
    /// <param name="cancellation">Stops it; the last epoch's checkpoint stays.</param>
    /// <exception cref="ModelException">There is nothing to learn from, a label is not one of the classes, or the loss became no number.</exception>
    public (BertWeights Weights, TrainingHistory History) Run(BertWeights start, ClassifiedTokens train, ClassifiedTokens validation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        Check(train, start.Labels, "training");
        Check(validation, start.Labels, "validation");
        if (train.Labels.Count == 0)
            throw new ModelException("the training split is empty: there is nothing to learn from");
        var weights = ClassWeights ?? [.. Enumerable.Repeat(1.0, start.Labels)];
        var plan = BatchPlan.Of(train.Table);
        using var session = BertSessions.Open(BertTraining.Classification(start.Config, start.Labels), Recipe, Threads, start);
        var loop = new EpochLoop
        {
            Session = session,
            Schedule = BertSessions.Schedule(Recipe, train.Labels.Count),
            Epochs = Recipe.Epochs,
            Batches = epoch => plan.Epoch(Recipe.BatchRows, Recipe.Seed, epoch)
                .Select(batch => BertFeeds.Classified(train.Table, batch, Recipe.ShardRows, start.Config.PaddingId, train.Labels, weights)),
            Validate = validation.Labels.Count == 0 ? null : () => Measure(start.CopyFrom(session), validation),
            Patience = Recipe.Patience,
            Fingerprint = BertSessions.Fingerprint("classify", Recipe, start, train.Table, [.. train.Labels, .. validation.Labels]),
            Store = Store,
            Progress = Progress,
        };
        var history = loop.Run(cancellation);
        return (start.CopyFrom(session), history);
    }

    private (double Loss, double Quality) Measure(BertWeights weights, ClassifiedTokens rows)
    {
        using var model = new BertScorer(BertInferenceModel.Write(weights), Threads);
        var logits = model.Run(rows.Table);
        var labels = weights.Labels;
        var loss = 0.0;
        var predicted = new int[rows.Labels.Count];
        for (var row = 0; row < predicted.Length; row++)
        {
            var scores = logits.AsSpan(row * labels, labels);
            var largest = 0;
            for (var c = 1; c < labels; c++)
                largest = scores[c] > scores[largest] ? c : largest;
            predicted[row] = largest;
            var total = 0.0;
            foreach (var score in scores)
                total += Math.Exp(score - scores[largest]);
            loss += Math.Log(total) + scores[largest] - scores[rows.Labels[row]];
        }

        return (loss / predicted.Length, MacroF1.Of(rows.Labels, predicted, labels));
    }

    private static void Check(ClassifiedTokens rows, int classes, string name)
    {
        if (rows.Labels.Count != rows.Table.Count)
            throw new ArgumentException($"{rows.Table.Count} {name} rows have {rows.Labels.Count} labels");
        if (rows.Labels.Index().Where(l => l.Item < 0 || l.Item >= classes).Select(l => ((int Index, int Item)?)l).FirstOrDefault() is { } wrong)
            throw new ModelException(FormattableString.Invariant($"label {wrong.Item} of {name} row {wrong.Index + 1} is none of the {classes} classes 0 to {classes - 1}"));
    }
}
