using System.Globalization;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.LanguageModel;

/// <summary>
/// How the offline default makes a language model out of the corpus at hand. The sizes were chosen on the synthetic corpus so
/// that pre-training takes less than two minutes on two cores; docs/classifier.md has the figures.
/// </summary>
public sealed record LanguageModelRecipe
{
    /// <summary>Word pieces at most; a piece is used at least twice.</summary>
    public int VocabularySize { get; init; } = 8000;

    /// <summary>Documents at most; of a larger corpus a seeded sample is taken. Bounds the time, not the memory.</summary>
    public int MaximumDocuments { get; init; } = 20_000;

    /// <summary>Documents read in all epochs together; a large corpus is read fewer times.</summary>
    public int DocumentsRead { get; init; } = 36_000;

    /// <summary>Epochs at most, for small corpora.</summary>
    public int MaximumEpochs { get; init; } = 12;

    /// <summary>Scale of fresh embeddings and weights.</summary>
    public double InitializerRange { get; init; } = 0.06;

    /// <summary>The probability that a token is masked and to be predicted.</summary>
    public double MaskProbability { get; init; } = 0.3;

    /// <summary>How many of a document's masked tokens are also to be predicted from its [CLS].</summary>
    public int ClassTokenTargets { get; init; } = 6;

    /// <summary>Tokens of a document at most.</summary>
    public int MaximumLength { get; init; } = 128;

    /// <summary>The default, but for the number of documents that it reads.</summary>
    public static LanguageModelRecipe Reading(int documents)
    {
        var usual = new LanguageModelRecipe();
        return usual with { DocumentsRead = documents, MaximumDocuments = Math.Min(usual.MaximumDocuments, documents) };
    }

    /// <summary>The encoder's sizes for a vocabulary.</summary>
    public BertConfig Config(int vocabularySize) => BertConfig.Tiny(vocabularySize) with { InitializerRange = InitializerRange };

    /// <summary>The training for so many documents.</summary>
    public TrainingRecipe Training(int documents, long seed) => new()
    {
        Name = "tiny masked-language model",
        LearningRate = 2e-3,
        Epochs = Math.Clamp((int)Math.Round((double)DocumentsRead / Math.Max(1, documents)), 1, MaximumEpochs),
        WarmUpRatio = 0.06,
        BatchSize = 16,
        MicroBatchSize = 8,
        Beta2 = 0.98,
        Epsilon = 1e-6,
        MaximumLength = MaximumLength,
        Seed = seed,
    };

    /// <summary>All of it by name, for the manifest.</summary>
    public IReadOnlyDictionary<string, string> Parameters => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["documents_read"] = Text(DocumentsRead),
        ["initializer_range"] = Text(InitializerRange),
        ["mask_probability"] = Text(MaskProbability),
        ["maximum_documents"] = Text(MaximumDocuments),
        ["maximum_epochs"] = Text(MaximumEpochs),
        ["maximum_length"] = Text(MaximumLength),
        ["vocabulary_size"] = Text(VocabularySize),
        ["class_token_targets"] = Text(ClassTokenTargets),
    };

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
