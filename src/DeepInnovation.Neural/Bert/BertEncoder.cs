using DeepInnovation.Neural.Graphs;

namespace DeepInnovation.Neural.Bert;

/// <summary>
/// BERT's encoder as a graph: "BERT: Pre-training of Deep Bidirectional Transformers" (Devlin et al., 2019) on the Transformer of
/// Vaswani et al. (2017), exactly as Hugging Face's BertModel computes it: post-norm, erf-GELU, learned positions.
/// Per token and layer about 2 · (4 H² + 2 H · intermediate + 2 T H) operations.
/// </summary>
/// <param name="graph">Gets the operations.</param>
/// <param name="config">The sizes.</param>
/// <param name="parameter">A parameter by Hugging Face's name: an input while training, a constant for inference.</param>
/// <param name="dropout">Where elements are dropped.</param>
internal sealed class BertEncoder(Graph graph, BertConfig config, Func<string, Tensor> parameter, DropoutSites dropout)
{
    private const double MaskedScore = -10_000;

    /// <summary>How a dense layer is computed; an int8 model puts its own in place.</summary>
    public Func<Tensor, string, Tensor> Dense { get; init; } =
        (x, name) => graph.Linear(x, parameter(name + ".weight"), parameter(name + ".bias"));

    /// <summary>The last layer's vector of every token, [B*T, H], row-major.</summary>
    public Tensor Encode(BertInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var bias = AttentionBias(inputs);
        var x = Embed(inputs);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var at = FormattableString.Invariant($"bert.encoder.layer.{layer}.");
            x = Residual(x, SelfAttention(x, bias, inputs, at), at + "attention.output");
            x = Residual(x, graph.Gelu(Dense(x, at + "intermediate.dense")), at + "output");
        }

        return x;
    }

    /// <summary>Word, position and token-type embeddings, added and normalised.</summary>
    private Tensor Embed(BertInputs inputs)
    {
        var words = graph.Gather(parameter("bert.embeddings.word_embeddings.weight"), inputs.InputIds);
        var types = graph.Gather(parameter("bert.embeddings.token_type_embeddings.weight"), inputs.TokenTypeIds);
        var positions = graph.Gather(parameter("bert.embeddings.position_embeddings.weight"), graph.Range(inputs.SequenceLength));
        var sum = graph.Add(graph.Add(words, types), positions);
        return dropout.Apply(
            Norm(graph.Reshape(sum, new(Rows(inputs), config.HiddenSize)), "bert.embeddings.LayerNorm"), config.HiddenDropout);
    }

    /// <summary>softmax(Q Kᵀ / √d + bias) V for each head, d = H / heads; [B*T, H].</summary>
    private Tensor SelfAttention(Tensor x, Tensor bias, BertInputs inputs, string at)
    {
        var width = config.HiddenSize / config.Heads;
        var scores = graph.MatMul(Heads("query"), Heads("key"), transposeB: true, alpha: 1 / Math.Sqrt(width));
        var attention = dropout.Apply(graph.Softmax(graph.Add(scores, bias)), config.AttentionDropout);
        var context = graph.Transpose(graph.MatMul(attention, Heads("value")), 0, 2, 1, 3);
        return graph.Reshape(context, new(Rows(inputs), config.HiddenSize));

        Tensor Heads(string name)
        {
            var all = Dense(x, $"{at}attention.self.{name}");
            return graph.Transpose(graph.Reshape(all, new(BertInputs.B, inputs.SequenceLength, config.Heads, width)), 0, 2, 1, 3);
        }
    }

    /// <summary>x + dropout(dense(inner)), normalised: "post-norm".</summary>
    private Tensor Residual(Tensor x, Tensor inner, string at) =>
        Norm(graph.Add(dropout.Apply(Dense(inner, at + ".dense"), config.HiddenDropout), x), at + ".LayerNorm");

    private Tensor Norm(Tensor x, string name) =>
        graph.LayerNormalization(x, parameter(name + ".weight"), parameter(name + ".bias"), config.LayerNormEpsilon);

    /// <summary>0 at tokens and -10,000 at padding, [B, 1, 1, T]: after the softmax, padding weighs exactly 0.</summary>
    private Tensor AttentionBias(BertInputs inputs)
    {
        var padding = graph.Sub(graph.Scalar(1), graph.Cast(inputs.AttentionMask, ElementType.F32));
        return graph.Reshape(graph.Mul(padding, graph.Scalar(MaskedScore)), new(BertInputs.B, 1, 1, inputs.SequenceLength));
    }

    private static Dimension Rows(BertInputs inputs) => (Dimension)BertInputs.B * inputs.SequenceLength;
}
