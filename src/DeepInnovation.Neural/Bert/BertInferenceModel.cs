using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;

namespace DeepInnovation.Neural.Bert;

/// <summary>How an inference model computes its dense layers.</summary>
public enum BertPrecision
{
    /// <summary>32-bit floating point throughout: the trained model itself.</summary>
    F32,

    /// <summary>Dense layers by 8-bit integers: weights rounded once, activations at each run ("dynamic quantisation").</summary>
    I8,
}

/// <summary>A trained model as one ONNX file: the forward half of the training graph with the weights inside.</summary>
public static class BertInferenceModel
{
    /// <summary>Name of a classifier's output, [B, labels].</summary>
    internal const string LogitsName = "logits";

    /// <summary>Name of an encoder's output, [B, T, H], as Hugging Face's exports call it.</summary>
    internal const string HiddenName = "last_hidden_state";

    /// <summary>Name of a sentence encoder's output, [B, H], of length 1.</summary>
    internal const string SentenceName = "sentence_embedding";

    /// <summary>
    /// The file's bytes. Inputs are <see cref="BertInputs"/>; the output is logits for a classification head, and the last
    /// layer's token vectors without a head. Equal weights give equal bytes. O(parameters).
    /// </summary>
    /// <exception cref="ArgumentException">The weights have the head of a masked-language model.</exception>
    public static byte[] Write(BertWeights weights, BertPrecision precision = BertPrecision.F32, bool meanPooled = false)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var graph = new Graph();
        var inputs = BertInputs.Declare(graph);
        var known = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var config = weights.Config;
        var dropout = new DropoutSites(graph, active: false);
        var encoder = precision == BertPrecision.F32 ? new BertEncoder(graph, config, Parameter, dropout)
            : new BertEncoder(graph, config, Parameter, dropout) { Dense = new Int8Dense(graph, weights).Apply };
        var hidden = encoder.Encode(inputs);
        var output = weights.Head switch
        {
            BertHead.Classification => graph.Named(BertHeads.Classify(graph, hidden, config, Parameter, dropout), LogitsName),
            BertHead.None when meanPooled => graph.Named(BertHeads.MeanPool(graph, hidden, inputs, config), SentenceName),
            BertHead.None => graph.Named(graph.Reshape(hidden, new(BertInputs.B, BertInputs.T, config.HiddenSize)), HiddenName),
            _ => throw new ArgumentException($"a {weights.Head} head has no inference model", nameof(weights)),
        };
        return ModelWriter.Write(
            graph, [output], new Dictionary<string, string> { ["precision"] = precision == BertPrecision.F32 ? "f32" : "int8" });

        Tensor Parameter(string name)
        {
            if (known.TryGetValue(name, out var tensor))
                return tensor;
            var shape = weights.Parameters.First(p => p.Name == name).Shape;
            return known[name] = graph.Initializer(
                name, ElementType.F32, new([.. shape.Select(length => (Dimension)length)]), Graph.Bytes(weights[name]));
        }
    }
}
