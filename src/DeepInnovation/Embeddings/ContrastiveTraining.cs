using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Neural;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Embeddings;

/// <summary>
/// The offline sentence encoder: the run's language model, trained to put a document's title beside its abstract and away from
/// those of others. A tenth of the documents, chosen by a hash of their ids, is held out to measure by.
/// </summary>
public sealed class ContrastiveTraining
{
    /// <summary>How it is trained: two epochs; each title has 31 abstracts of other documents against it.</summary>
    public static TrainingRecipe Recipe { get; } = new()
    {
        Name = "title against abstract",
        LearningRate = 5e-4,
        Epochs = 2,
        BatchSize = 64,
        MicroBatchSize = 32,
        MaximumLength = 128,
    };

    private const int HeldOutIn = 10;

    private ContrastiveTraining(TransformerEncoder encoder, PretrainedBert model, IReadOnlyList<RetrievalEvaluation> retrieval) =>
        (Encoder, Model, Retrieval) = (encoder, model, retrieval);

    /// <summary>The trained encoder.</summary>
    public TransformerEncoder Encoder { get; }

    /// <summary>Its weights and tokenizer.</summary>
    public PretrainedBert Model { get; }

    /// <summary>It and the hashed encoder (its frequencies from the training documents) on the held-out pairs.</summary>
    public IReadOnlyList<RetrievalEvaluation> Retrieval { get; }

    /// <summary>Trains and measures.</summary>
    /// <param name="documents">Those with a title and an abstract are used.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="seed">Seeds batches, dropout and the choice of the held-out documents.</param>
    /// <param name="store">Where checkpoints go.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="recipe">How to train; null for <see cref="Recipe"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InputException">There are too few documents with an abstract.</exception>
    public static ContrastiveTraining Run(
        IReadOnlyList<Document> documents, PretrainedBert start, long seed, ICheckpointStore? store = null,
        IProgress<TrainingProgress>? progress = null, TrainingRecipe? recipe = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(start);
        var pairs = documents.Where(d => !string.IsNullOrWhiteSpace(d.Title) && !string.IsNullOrWhiteSpace(d.Abstract))
            .ToLookup(d => IsHeldOut(d, seed));
        List<Document> train = [.. pairs[false]], heldOut = [.. pairs[true]];
        var tokenizer = start.Tokenizer;
        var length = Math.Min(Recipe.MaximumLength, start.Weights.Config.MaximumPositions);
        var trainer = new BertTrainer { Recipe = (recipe ?? Recipe) with { Seed = seed }, Store = store, Progress = progress };
        try
        {
            var (weights, _) = trainer.Run(start.Weights.WithHead(BertHead.None, 0, seed),
                new ContrastiveLearning(Tokens(d => d.Title), Tokens(d => d.Abstract)), cancellation);
            var model = new PretrainedBert(weights, tokenizer);
            var encoder = new TransformerEncoder(
                SentenceEncoder.Of(model, length),
                FormattableString.Invariant($"contrastive 1, {train.Count} pairs, {weights.Config.HiddenSize} wide"));
            List<string> titles = heldOut.ConvertAll(d => d.Title), abstracts = heldOut.ConvertAll(d => d.Abstract);
            var hashed = HashedEncoder.Fit(train.SelectMany(d => new[] { d.Title, d.Abstract }));
            return new(encoder, model, [RetrievalEvaluation.Of(encoder, titles, abstracts, cancellation),
                RetrievalEvaluation.Of(hashed, titles, abstracts, cancellation)]);
        }
        catch (ModelException error)
        {
            throw new InputException(error.Message, null, null, inner: error);
        }

        TokenTable Tokens(Converter<Document, string> text) => TokenTable.Encode(train.ConvertAll(text), tokenizer, length);
    }

    /// <summary>By a hash of kind and id, so that it does not depend on the other documents. One in ten.</summary>
    private static bool IsHeldOut(Document document, long seed) =>
        new SeededRandom(seed, $"held out/{document.Kind}/{document.Id}").Next(HeldOutIn) == 0;
}
