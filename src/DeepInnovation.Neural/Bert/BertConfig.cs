namespace DeepInnovation.Neural.Bert;

/// <summary>
/// The sizes of a BERT encoder (Devlin et al., 2019), as in Hugging Face's <c>config.json</c>: post-norm layers, erf-GELU,
/// learned positions.
/// </summary>
public sealed partial record BertConfig
{
    /// <summary>Number of word pieces V.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Width H of a token's vector.</summary>
    public int HiddenSize { get; init; } = 768;

    /// <summary>Number of encoder layers L.</summary>
    public int Layers { get; init; } = 12;

    /// <summary>Attention heads A; H is a multiple of it.</summary>
    public int Heads { get; init; } = 12;

    /// <summary>Width of the feed-forward layer.</summary>
    public int IntermediateSize { get; init; } = 3072;

    /// <summary>The longest sequence that has positions, in tokens.</summary>
    public int MaximumPositions { get; init; } = 512;

    /// <summary>Number of token types (sentence A and B).</summary>
    public int TokenTypes { get; init; } = 2;

    /// <summary>Dropout of embeddings, of each sub-layer's output and before the classification layer, while training.</summary>
    public double HiddenDropout { get; init; } = 0.1;

    /// <summary>Dropout of attention probabilities while training.</summary>
    public double AttentionDropout { get; init; } = 0.1;

    /// <summary>Added to the variance in layer normalisation.</summary>
    public double LayerNormEpsilon { get; init; } = 1e-12;

    /// <summary>Standard deviation of fresh weights.</summary>
    public double InitializerRange { get; init; } = 0.02;

    /// <summary>The id of [PAD].</summary>
    public int PadId { get; init; }

    /// <summary>bert-base: 12 layers, 768 wide, 12 heads; 110 M parameters with 30,522 word pieces.</summary>
    public static BertConfig Base(int vocabularySize = 30_522) => new() { VocabularySize = vocabularySize };

    /// <summary>The offline default: 2 layers, 128 wide, 2 heads (Turc et al., 2019, call this size BERT-Tiny).</summary>
    public static BertConfig Tiny(int vocabularySize) => new()
    {
        VocabularySize = vocabularySize,
        HiddenSize = 128,
        Layers = 2,
        Heads = 2,
        IntermediateSize = 512,
        MaximumPositions = 512,
    };
}
