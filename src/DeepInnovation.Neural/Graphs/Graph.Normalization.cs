namespace DeepInnovation.Neural.Graphs;

public sealed partial class Graph
{
    /// <summary>softmax over the last axis: e^x_i / Σ_j e^x_j.</summary>
    public Tensor Softmax(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var y = Emit("Softmax", [x], x.Type, x.Shape, attributes: ("axis", -1L));
        return Differentiable(y, [x], dy => GradientRules.Softmax(this, dy, y));
    }

    /// <summary>
    /// Layer normalisation over the last axis (Ba et al., 2016): (x - mean) / √(variance + ε) · gain + bias, variance by 1/H.
    /// </summary>
    public Tensor LayerNormalization(Tensor x, Tensor gain, Tensor bias, double epsilon)
    {
        ArgumentNullException.ThrowIfNull(x);
        var narrow = x.Shape.With(-1, 1);
        var y = EmitMany(
            "LayerNormalization",
            [x, gain, bias],
            [(x.Type, x.Shape), (x.Type, narrow), (x.Type, narrow)],
            "",
            ("axis", -1L),
            ("epsilon", (float)epsilon));
        return Differentiable(y[0], [x, gain, bias], dy => GradientRules.LayerNormalization(
            this, dy, x, gain, bias, mean: y[1], inverseDeviation: y[2]));
    }

    /// <summary>
    /// Σ_n w_n · -ln softmax(x_n)[t_n]: softmax cross-entropy summed over rows, each with its weight (a class weight, or 0 for a
    /// row to leave out). Divide by Σ w for the mean that PyTorch's CrossEntropyLoss gives.
    /// </summary>
    /// <param name="logits">x, [N, C].</param>
    /// <param name="targets">t, integers [N] below C.</param>
    /// <param name="weights">w, [N].</param>
    public Tensor CrossEntropy(Tensor logits, Tensor targets, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(weights);
        var column = new Shape(logits.Shape[0], 1);
        var index = Emit("Unsqueeze", [targets, Integers(1)], ElementType.I64, column);
        var weight = Emit("Unsqueeze", [weights, Integers(1)], ElementType.F32, column);
        var logProbabilities = Emit("LogSoftmax", [logits], ElementType.F32, logits.Shape, attributes: ("axis", -1L));
        var chosen = Emit("GatherElements", [logProbabilities, index], ElementType.F32, column, attributes: ("axis", 1L));
        var sum = Emit("ReduceSum", [Binary("Mul", chosen, weight)], ElementType.F32, Shape.Scalar, attributes: ("keepdims", 0L));
        return Differentiable(
            Unary("Neg", sum), [logits], dy => GradientRules.CrossEntropy(this, dy, logProbabilities, index, weight));
    }
}
