using DeepInnovation.Neural.Graphs;

namespace DeepInnovation.Neural.Bert;

/// <summary>What stands on the encoder, as graphs.</summary>
internal static class BertHeads
{
    /// <summary>The smallest divisor of a vector's length when it is scaled to length 1, as PyTorch's normalize has it.</summary>
    private const double SmallestLength = 1e-12;

    /// <summary>BertForSequenceClassification: tanh(dense([CLS])), dropout, linear. Logits [B, labels].</summary>
    public static Tensor Classify(
        Graph graph, Tensor hidden, BertConfig config, Func<string, Tensor> parameter, DropoutSites dropout)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(dropout);
        var firstOfEachRow = graph.Mul(graph.Range(BertInputs.B), graph.LengthOf(BertInputs.T));
        var pooled = graph.Tanh(graph.Linear(
            graph.Gather(hidden, firstOfEachRow), parameter("bert.pooler.dense.weight"), parameter("bert.pooler.dense.bias")));
        return graph.Linear(
            dropout.Apply(pooled, config.HiddenDropout), parameter("classifier.weight"), parameter("classifier.bias"));
    }

    /// <summary>
    /// BertForMaskedLM at the given flat positions [M]: dense, GELU, norm, then the word embeddings as output layer. Logits [M,
    /// V].
    /// </summary>
    public static Tensor PredictTokens(
        Graph graph, Tensor hidden, Tensor positions, BertConfig config, Func<string, Tensor> parameter)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(parameter);
        var x = graph.Linear(graph.Gather(hidden, positions), parameter("cls.predictions.transform.dense.weight"), parameter(
            "cls.predictions.transform.dense.bias"));
        var normal = graph.LayerNormalization(
            graph.Gelu(x),
            parameter("cls.predictions.transform.LayerNorm.weight"),
            parameter("cls.predictions.transform.LayerNorm.bias"),
            config.LayerNormEpsilon);
        return graph.Linear(normal, parameter("bert.embeddings.word_embeddings.weight"), parameter("cls.predictions.bias"));
    }

    /// <summary>
    /// The mean of each row's token vectors, padding left out, scaled to length 1 (Reimers and Gurevych, 2019). [B, H].
    /// </summary>
    public static Tensor MeanPool(Graph graph, Tensor hidden, BertInputs inputs, BertConfig config)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(config);
        var mask = graph.Reshape(graph.Cast(inputs.AttentionMask, ElementType.F32), new(BertInputs.B, inputs.SequenceLength, 1));
        var tokens = graph.Reshape(hidden, new(BertInputs.B, inputs.SequenceLength, config.HiddenSize));
        var sum = graph.Reshape(graph.ReduceSum(graph.Mul(tokens, mask), 1), new(BertInputs.B, config.HiddenSize));
        var mean = graph.Div(sum, graph.Reshape(graph.ReduceSum(mask, 1), new(BertInputs.B, 1)));
        var length = graph.Sqrt(graph.ReduceSum(graph.Mul(mean, mean), 1));
        return graph.Div(mean, graph.AtLeast(length, SmallestLength));
    }
}
