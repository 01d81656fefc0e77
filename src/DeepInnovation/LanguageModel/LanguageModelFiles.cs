namespace DeepInnovation.LanguageModel;

/// <summary>Where the language-model stage leaves its files in a run: a folder that Python's transformers can open, too.</summary>
public static class LanguageModelFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "05-language-model";

    /// <summary>The weights.</summary>
    public const string Weights = "model.safetensors";

    /// <summary>The sizes.</summary>
    public const string Config = "config.json";

    /// <summary>The word pieces, one a line.</summary>
    public const string Vocabulary = "vocab.txt";

    /// <summary>How to cut text into pieces.</summary>
    public const string Tokenizer = "tokenizer_config.json";

    /// <summary>The <see cref="TrainingPoint"/>s of pre-training, step by step.</summary>
    public const string Curve = "curve.parquet";

    /// <summary>The files that make up the model.</summary>
    public static IReadOnlyList<string> Model { get; } = [Weights, Config, Vocabulary, Tokenizer];

    /// <summary>A training under way; gone when it is done.</summary>
    public const string Checkpoint = "training.checkpoint";
}
