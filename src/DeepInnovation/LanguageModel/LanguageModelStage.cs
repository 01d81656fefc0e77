using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Neural;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;
using DeepInnovation.Runs;

namespace DeepInnovation.LanguageModel;

/// <summary>
/// Stage 05: the language model that the classifier starts from. Offline it is pre-trained by masked-language modelling on the
/// corpus itself, all documents of it and no label; with a checkpoint it is that checkpoint, checked and copied.
/// Writes a folder that Python's transformers can open.
/// </summary>
/// <param name="checkpoint">A folder with model.safetensors, config.json and vocab.txt; null to pre-train.</param>
/// <param name="recipe">How to pre-train; null for the offline default.</param>
public sealed class LanguageModelStage(string? checkpoint = null, LanguageModelRecipe? recipe = null) : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("language-model", "05-language-model");

    /// <summary>The weights.</summary>
    public static RunFile Weights { get; } = Place.File("model.safetensors");

    /// <summary>The sizes.</summary>
    public static RunFile Config { get; } = Place.File("config.json");

    /// <summary>The word pieces, one a line.</summary>
    public static RunFile Vocabulary { get; } = Place.File("vocab.txt");

    /// <summary>How to cut text into pieces.</summary>
    public static RunFile Tokenizer { get; } = Place.File("tokenizer_config.json");

    /// <summary>The <see cref="TrainingPoint"/>s of pre-training, step by step.</summary>
    public static Table<TrainingPoint> Curve { get; } = Place.Table<TrainingPoint>("curve.parquet");

    /// <summary>A training under way; gone when it is done.</summary>
    public static RunFile Checkpoint { get; } = Place.File("training.checkpoint");

    /// <summary>The files that make up the model.</summary>
    public static IReadOnlyList<RunFile> Model { get; } = [Weights, Config, Vocabulary, Tokenizer];

    private readonly LanguageModelRecipe _recipe = recipe ?? new();

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => checkpoint is null
        ? _recipe.Parameters
        : new Dictionary<string, string> { ["checkpoint"] = Path.GetFileName(Path.TrimEndingDirectorySeparator(checkpoint)) };

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads => checkpoint is null ? [CorpusStage.Documents] : [];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [.. Model, Curve];

    /// <inheritdoc/>
    public IReadOnlyList<string> Given(RunFolder run) =>
        checkpoint is null ? [] : [.. BertCheckpoint.RequiredFiles.Select(file => Path.Combine(checkpoint, file))];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("parameters")} parameters, {manifest.Number("word-pieces")} word pieces"
        + (manifest.Counts.ContainsKey("steps")
            ? $"; {manifest.Number("steps")} steps over {manifest.Number("documents")} documents" : ", from a checkpoint");

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            var model = checkpoint is null ? Pretrain(context)
                : BertCheckpoint.Read(checkpoint, BertHead.Classification, 2, context.Run.Seed);
            context.Count("parameters", model.Weights.ParameterCount);
            context.Count("word-pieces", model.Tokenizer.Vocabulary.Count);
            BertCheckpoint.Write(model, (file, write) => context.WriteFile(Place.File(file), write));
        }
        catch (ModelException error)
        {
            throw new InputException(error.Message, null, null, inner: error);
        }
    }

    private PretrainedBert Pretrain(StageContext context)
    {
        var texts = ChooseTexts(context);
        context.Report(0, 0, "steps");
        var trained = new WordPieceTokenizer(WordPieceTrainer.Train(texts, _recipe.VocabularySize));
        var tokenizer = new WordPieceTokenizer(UsedPieces.Of(trained, TokenTable.Encode(texts, trained, _recipe.MaximumLength)));
        var config = _recipe.Config(tokenizer.Vocabulary.Count);
        var table = TokenTable.Encode(texts, tokenizer, _recipe.MaximumLength);
        var store = new CheckpointFile(Checkpoint.In(context.Run));
        var objective = new MaskedLanguageModeling(table, tokenizer)
        {
            MaskProbability = _recipe.MaskProbability,
            ClassTokenTargets = _recipe.ClassTokenTargets,
        };
        var trainer = new BertTrainer
        {
            Recipe = _recipe.Training(texts.Count, context.Run.Seed),
            Store = store,
            Progress = new StepReport(context, "steps"),
        };
        var (weights, history) = trainer.Run(CorpusInitialization.Of(config, table, context.Run.Seed),
            objective, context.Cancellation);
        context.Count("documents", texts.Count);
        context.Count("tokens", table.Tokens);
        context.Count("epochs", history.Epochs.Count);
        context.Count("steps", history.Steps.Count);
        context.Write(Curve, TrainingPoint.Of("language model", history));
        store.Remove();

        // Dropout is for fine-tuning: in so few epochs the language model cannot learn its texts by heart.
        var tuned = config with { HiddenDropout = 0.1, AttentionDropout = 0.1 };
        return new(new(tuned, BertHead.MaskedLanguageModel, 0, weights.Values), tokenizer);
    }

    /// <summary>All documents' texts, or a seeded sample in corpus order where there are more than the recipe reads.</summary>
    private List<string> ChooseTexts(StageContext context)
    {
        var documents = CorpusStage.Documents.Read(context.Run);
        int[] rows = [.. Enumerable.Range(0, documents.Count)];
        if (rows.Length > _recipe.MaximumDocuments)
        {
            context.Random("documents").Shuffle<int>(rows);
            rows = [.. rows.Take(_recipe.MaximumDocuments).Order()];
        }

        return [.. rows.Select(row => DocumentText.Of(documents[row]))];
    }
}
