using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Optimization;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Training;

/// <summary>Rows with their classes.</summary>
/// <param name="Table">The texts' tokens.</param>
/// <param name="Labels">The class of each row, from 0.</param>
public sealed record ClassifiedTokens(TokenTable Table, IReadOnlyList<int> Labels);

/// <summary>
/// Predict a text's class (Devlin et al., 2019, section 4); the epoch is chosen by macro F1, as the paper's authors do it.
/// </summary>
public sealed class SequenceClassification : TrainingObjective
{
    private readonly ClassifiedTokens _train;
    private readonly ClassifiedTokens? _validation;

    /// <summary>The rows to learn from and those that choose the epoch.</summary>
    /// <param name="train">Rows to learn from.</param>
    /// <param name="validation">Rows that choose the epoch; null or empty to keep the last epoch's weights.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ.</exception>
    /// <exception cref="ModelException">There is nothing to learn from.</exception>
    public SequenceClassification(ClassifiedTokens train, ClassifiedTokens? validation = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ThrowUnlessPaired(train, "training");
        ThrowUnlessPaired(validation, "validation");
        if (train.Labels.Count == 0)
            throw new ModelException("the training split is empty: there is nothing to learn from");
        (_train, _validation, Plan) = (train, validation, BatchPlan.Of(train.Table));
    }

    /// <summary>Weight of each class in the loss; null for 1 each.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    internal override BatchPlan Plan { get; }

    internal override bool HasValidation => _validation is { Labels.Count: > 0 };

    private protected override string Purpose => "classify";

    private protected override IReadOnlyList<TokenTable> Tables =>
        _validation is null ? [_train.Table] : [_train.Table, _validation.Table];

    private protected override IReadOnlyList<int> Labels => [.. _train.Labels, .. _validation?.Labels ?? []];

    /// <summary>BertForSequenceClassification with softmax cross-entropy.</summary>
    internal static TrainingModel Model(BertConfig config, int labels = 2)
    {
        var bert = new TrainableBert(config, BertHead.Classification, labels);
        return bert.WithCrossEntropy(
            BertHeads.Classify(bert.Graph, bert.Hidden, config, bert.Parameter, bert.Dropout), BertInputs.B);
    }

    internal override TrainingModel Model(BertWeights start)
    {
        ThrowUnlessInRange(_train, start.Labels, "training");
        ThrowUnlessInRange(_validation, start.Labels, "validation");
        return Model(start.Config, start.Labels);
    }

    internal override ModelInputs Inputs(PlannedBatch microBatch, BertConfig config, long seed, int epoch)
    {
        var batch = TokenBatch.Of(_train.Table, microBatch, config.PadId);
        var labels = microBatch.Indices.Select(i => _train.Labels[i]).ToList();
        float[] weights = [.. labels.Select(label => (float)(ClassWeights?[label] ?? 1))];
        return BertInputs.Add(new() { Weight = weights.Sum(w => (double)w) }, batch, batch.Ids)
            .Add(TrainableBert.TargetsName, labels.Select(label => (long)label).ToArray(), labels.Count)
            .Add(TrainableBert.WeightsName, weights, labels.Count);
    }

    /// <summary>Mean cross-entropy and macro F1.</summary>
    internal override (double Loss, double Quality) Evaluate(BertWeights weights, int threads)
    {
        using var model = new BertScorer(BertInferenceModel.Write(weights), threads);
        var validation = _validation!;
        var logits = model.Run(validation.Table);
        var classes = weights.Labels;
        var loss = 0.0;
        var predicted = new int[validation.Labels.Count];
        for (var row = 0; row < predicted.Length; row++)
        {
            var scores = logits.AsSpan(row * classes, classes);
            var largest = 0;
            for (var c = 1; c < classes; c++)
                largest = scores[c] > scores[largest] ? c : largest;
            predicted[row] = largest;
            var total = 0.0;
            foreach (var score in scores)
                total += Math.Exp(score - scores[largest]);
            loss += Math.Log(total) + scores[largest] - scores[validation.Labels[row]];
        }

        return (loss / predicted.Length, MacroF1.Of(validation.Labels, predicted, classes));
    }

    private static void ThrowUnlessPaired(ClassifiedTokens? rows, string name)
    {
        if (rows is not null && rows.Labels.Count != rows.Table.Count)
            throw new ArgumentException($"{rows.Table.Count} {name} rows have {rows.Labels.Count} labels", name);
    }

    private static void ThrowUnlessInRange(ClassifiedTokens? rows, int classes, string name)
    {
        foreach (var (row, label) in (rows?.Labels ?? []).Index())
        {
            if (label < 0 || label >= classes)
            {
                throw new ModelException(FormattableString.Invariant(
                    $"label {label} of {name} row {row + 1} is none of the {classes} classes 0 to {classes - 1}"));
            }
        }
    }
}
