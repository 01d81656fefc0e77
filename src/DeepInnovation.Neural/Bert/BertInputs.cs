using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Bert;

/// <summary>What every BERT graph reads, by the names that Hugging Face's ONNX exports use. B rows of T tokens.</summary>
/// <param name="InputIds">Word pieces, integers [B, T].</param>
/// <param name="AttentionMask">1 for a token, 0 for padding, integers [B, T].</param>
/// <param name="TokenTypeIds">0 for the first sentence, 1 for the second, integers [B, T].</param>
/// <param name="SequenceLength">The symbol of T.</param>
internal sealed record BertInputs(Tensor InputIds, Tensor AttentionMask, Tensor TokenTypeIds, string SequenceLength)
{
    /// <summary>Name of <see cref="InputIds"/>.</summary>
    public const string InputIdsName = "input_ids";

    /// <summary>Name of <see cref="AttentionMask"/>.</summary>
    public const string AttentionMaskName = "attention_mask";

    /// <summary>Name of <see cref="TokenTypeIds"/>.</summary>
    public const string TokenTypeIdsName = "token_type_ids";

    /// <summary>Rows of the batch.</summary>
    public const string B = "B";

    /// <summary>Tokens a row, padding included.</summary>
    public const string T = "T";

    /// <summary>Declares the three inputs.</summary>
    /// <param name="graph">Gets them.</param>
    /// <param name="suffix">Follows the names and the symbol T where a graph reads two texts a row.</param>
    public static BertInputs Declare(Graph graph, string suffix = "")
    {
        ArgumentNullException.ThrowIfNull(graph);
        var shape = new Shape(B, T + suffix);
        return new(
            graph.Input(InputIdsName + suffix, ElementType.I64, shape),
            graph.Input(AttentionMaskName + suffix, ElementType.I64, shape),
            graph.Input(TokenTypeIdsName + suffix, ElementType.I64, shape),
            T + suffix);
    }

    /// <summary>Adds a batch's values for the inputs that <see cref="Declare"/> declares.</summary>
    internal static ModelInputs Add(ModelInputs inputs, TokenBatch batch, long[] ids, string suffix = "") => inputs
        .Add(InputIdsName + suffix, ids, batch.Rows, batch.Length)
        .Add(AttentionMaskName + suffix, Array.ConvertAll(batch.AttentionMask, m => (long)m), batch.Rows, batch.Length)
        .Add(TokenTypeIdsName + suffix, batch.TokenTypeIds, batch.Rows, batch.Length)
        .With(B, batch.Rows)
        .With(T + suffix, batch.Length);
}
