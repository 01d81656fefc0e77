using System.Globalization;

namespace DeepInnovation.Neural.Training;

/// <summary>How a BERT is trained: everything but data and sizes that decides the result.</summary>
public sealed record TrainingRecipe
{
    /// <summary>The recipe's name, for tables.</summary>
    public required string Name { get; init; }

    /// <summary>Peak learning rate η.</summary>
    public required double LearningRate { get; init; }

    /// <summary>λ of AdamW.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>β₂ of AdamW: how long squared gradients are remembered.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε of AdamW.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>
    /// The gradient is scaled down to this norm (over all parameters) where it is above; infinity for no clipping.
    /// </summary>
    public double MaxNorm { get; init; } = 1;

    /// <summary>The part of all steps in which the learning rate rises.</summary>
    public double WarmUpRatio { get; init; } = 0.1;

    /// <summary>Rows of a batch, which makes one step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Rows computed at once. A batch of more rows accumulates gradients.</summary>
    public int MicroBatchSize { get; init; } = 16;

    /// <summary>Epochs at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>Longer documents lose their end, in tokens.</summary>
    public int MaximumLength { get; init; } = 512;

    /// <summary>Stop after so many epochs without a better macro F1 on validation rows; 0 for never.</summary>
    public int Patience { get; init; }

    /// <summary>Seeds batches, masks, dropout and fresh weights.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>
    /// What the authors' released code does (their train script; the paper gives none of it): bert-base-uncased, AdamW 2e-5 with
    /// decay 0.01, 10 % linear warm-up, batches of 32, 10 epochs, 512 tokens, patience 3 on macro F1, seed 42.
    /// </summary>
    public static TrainingRecipe Paper { get; } = new()
    {
        Name = "paper",
        LearningRate = 2e-5,
        Epochs = 10,
        Patience = 3,
        MicroBatchSize = 8,
    };

    /// <summary>All of it by name, for manifests and fingerprints.</summary>
    public IReadOnlyDictionary<string, string> Parameters => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["batch_size"] = Text(BatchSize),
        ["beta2"] = Text(Beta2),
        ["epsilon"] = Text(Epsilon),
        ["epochs"] = Text(Epochs),
        ["learning_rate"] = Text(LearningRate),
        ["max_norm"] = Text(MaxNorm),
        ["maximum_length"] = Text(MaximumLength),
        ["patience"] = Text(Patience),
        ["seed"] = Text(Seed),
        ["micro_batch_size"] = Text(MicroBatchSize),
        ["warm_up_ratio"] = Text(WarmUpRatio),
        ["weight_decay"] = Text(WeightDecay),
    };

    /// <summary>The learning rate over all epochs of so many rows.</summary>
    internal LinearSchedule Schedule(int rows)
    {
        var steps = (long)Epochs * ((rows + BatchSize - 1) / BatchSize);
        return new(LearningRate, (long)(WarmUpRatio * steps), steps);
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
