using DeepInnovation.Core;
using DeepInnovation.Neural;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Classifier;

/// <summary>
/// BERT with a classification head (Devlin et al., 2019), fine-tuned from a language model and run on ONNX Runtime. A text's
/// probability is the softmax of its two logits and depends on the text alone.
/// </summary>
/// <param name="start">Opens the language model; called when fitting begins, so that parameters can be told without it.</param>
/// <param name="recipe">How to train.</param>
/// <param name="name">For tables: <c>outer</c>, <c>inner</c>, <c>single</c>, ...</param>
public sealed partial class BertClassifier(Func<PretrainedBert> start, TrainingRecipe recipe,
    string name = "bert") : ITextClassifier
{
    private PretrainedBert? _model;
    private BertScorer? _scorer;

    /// <summary>Threads; they change the time, never the result.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where checkpoints of the training go; null for none.</summary>
    public ICheckpointStore? Store { get; init; }

    /// <summary>Told after every step.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>The last training's steps and epochs.</summary>
    public TrainingHistory? History { get; private set; }

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>The fitted model.</summary>
    /// <exception cref="InvalidOperationException">It was not fitted.</exception>
    public PretrainedBert Model => _model ?? throw new InvalidOperationException("fit the classifier first");

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters =>
        new SortedDictionary<string, string>(recipe.Parameters.ToDictionary(), StringComparer.Ordinal)
        {
            ["recipe"] = recipe.Name,
        };

    /// <inheritdoc/>
    public void Fit(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> validation,
        CancellationToken cancellation = default)
    {
        TrainingTexts.Check(train);
        var (weights, tokenizer) = start();
        var length = Math.Min(recipe.MaximumLength, weights.Config.MaximumPositions);
        var trainer = new BertTrainer { Recipe = recipe, Threads = Threads, Store = Store, Progress = Progress };
        try
        {
            var (fitted, history) = trainer.Run(
                weights.WithHead(BertHead.Classification, 2, recipe.Seed),
                new SequenceClassification(Tokens(train), Tokens(validation)), cancellation);
            (History, _model) = (history, new(fitted, tokenizer));
        }
        catch (ModelException error)
        {
            throw new InputException(error.Message, null, null, inner: error);
        }

        _scorer?.Dispose();
        _scorer = new(BertInferenceModel.Write(Model.Weights), Threads);

        ClassifiedTokens Tokens(IReadOnlyList<LabelledText> texts) =>
            new(TokenTable.Encode([.. texts.Select(t => t.Text)], tokenizer, length, Threads), [.. texts.Select(t => t.Label)]);
    }

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<string> texts)
    {
        var model = Model;
        var logits = _scorer!.Run(TokenTable.Encode(texts, model.Tokenizer, MaximumLength, Threads),
            padId: model.Tokenizer.PadId);
        return [.. Enumerable.Range(0, texts.Count).Select(i => 1 / (1 + Math.Exp((double)logits[2 * i] - logits[(2 * i) + 1])))];
    }

    /// <inheritdoc/>
    public void Dispose() => _scorer?.Dispose();

    /// <summary>Longer texts lose their end, in tokens.</summary>
    private int MaximumLength => Math.Min(recipe.MaximumLength, Model.Weights.Config.MaximumPositions);
}
