using DeepInnovation.Neural.Graphs;

namespace DeepInnovation.Neural.Bert;

/// <summary>What every BERT graph reads, by the names that Hugging Face's ONNX exports use. B rows of T tokens.</summary>
/// <param name="Ids">Word pieces, integers [B, T].</param>
/// <param name="AttentionMask">1 for a token, 0 for padding, integers [B, T].</param>
/// <param name="TokenTypes">0 for the first sentence, 1 for the second, integers [B, T].</param>
public sealed record BertInputs(Tensor Ids, Tensor AttentionMask, Tensor TokenTypes)
{
    /// <summary>Name of <see cref="Ids"/>.</summary>
    public const string IdsName = "input_ids";

    /// <summary>Name of <see cref="AttentionMask"/>.</summary>
    public const string AttentionMaskName = "attention_mask";

    /// <summary>Name of <see cref="TokenTypes"/>.</summary>
    public const string TokenTypesName = "token_type_ids";

    /// <summary>Rows of the batch.</summary>
    public const string B = "B";

    /// <summary>Tokens a row, padding included.</summary>
    public const string T = "T";

    /// <summary>Declares the three inputs.</summary>
    public static BertInputs Declare(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var shape = new Shape(B, T);
        return new(
            graph.Input(IdsName, ElementType.I64, shape),
            graph.Input(AttentionMaskName, ElementType.I64, shape),
            graph.Input(TokenTypesName, ElementType.I64, shape));
    }
}
