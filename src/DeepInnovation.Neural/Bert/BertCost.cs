namespace DeepInnovation.Neural.Bert;

/// <summary>
/// What a BERT costs, to be predicted before it is run. Additions and multiplications are counted apart: a product of matrices is
/// 2 M K N.
/// </summary>
public static class BertCost
{
    /// <summary>Number of trainable values.</summary>
    public static long Parameters(BertConfig config, BertHead head, int labels = 2) =>
        BertParameters.Of(config, head, labels).Sum(p => p.Count);

    /// <summary>
    /// Operations of a token's way through the encoder: 2 L (4 H² + 2 H · intermediate + 2 T H). Softmax, norms and biases are
    /// left out (under 5 %).
    /// </summary>
    /// <param name="config">The sizes.</param>
    /// <param name="length">T, tokens of the text.</param>
    internal static double ForwardFlops(BertConfig config, int length)
    {
        ArgumentNullException.ThrowIfNull(config);
        double h = config.HiddenSize;
        return 2 * config.Layers * ((4 * h * h) + (2 * h * config.IntermediateSize) + (2.0 * length * h));
    }

    /// <summary>
    /// Operations of a token in a training step: forward, and twice that for the gradients by inputs and by weights.
    /// </summary>
    public static double TrainingFlops(BertConfig config, int length) => 3 * ForwardFlops(config, length);
}
