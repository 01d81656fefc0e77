using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Bert;

/// <summary>What every BERT graph reads, by the names that Hugging Face's ONNX exports use. B rows of T tokens.</summary>
/// <param name="Ids">Word pieces, integers [B, T].</param>
/// <param name="AttentionMask">1 for a token, 0 for padding, integers [B, T].</param>
/// <param name="TokenTypes">0 for the first sentence, 1 for the second, integers [B, T].</param>
/// <param name="Length">The symbol of T.</param>
public sealed record BertInputs(Tensor Ids, Tensor AttentionMask, Tensor TokenTypes, string Length)
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
    /// <param name="graph">Gets them.</param>
    /// <param name="suffix">Follows the names and the symbol T where a graph reads two texts a row.</param>
    public static BertInputs Declare(Graph graph, string suffix = "")
    {
        ArgumentNullException.ThrowIfNull(graph);
        var shape = new Shape(B, T + suffix);
        return new(
            graph.Input(IdsName + suffix, ElementType.I64, shape),
            graph.Input(AttentionMaskName + suffix, ElementType.I64, shape),
            graph.Input(TokenTypesName + suffix, ElementType.I64, shape),
            T + suffix);
    }

    /// <summary>Adds a batch's values for the inputs that <see cref="Declare"/> declares.</summary>
    internal static ModelInputs Add(ModelInputs inputs, TokenBatch batch, long[] ids, string suffix = "") => inputs
        .Add(IdsName + suffix, ids, batch.Rows, batch.Length)
        .Add(AttentionMaskName + suffix, Array.ConvertAll(batch.Mask, m => (long)m), batch.Rows, batch.Length)
        .Add(TokenTypesName + suffix, batch.TokenTypes, batch.Rows, batch.Length)
        .With(B, batch.Rows)
        .With(T + suffix, batch.Length);
}
