namespace DeepInnovation.Neural.Graphs;

internal static partial class GradientRules
{
    /// <summary>y = softmax(x): dx = y (dy - Σ dy y), the sum over the last axis.</summary>
    public static Tensor?[] Softmax(Graph g, Tensor dy, Tensor y)
    {
        var weighted = g.Mul(dy, y);
        return [g.Sub(weighted, g.Mul(y, g.ReduceSum(weighted, -1)))];
    }

    /// <summary>
    /// y = x̂ γ + β with x̂ = (x - mean) s: dγ = Σ dy x̂ and dβ = Σ dy over rows; with q = dy γ,
    /// dx = s (q - mean(q) - x̂ mean(q x̂)), the means over the last axis (Ba et al., 2016).
    /// </summary>
    public static Tensor?[] LayerNormalization(
        Graph g, Tensor dy, Tensor x, Tensor gain, Tensor bias, Tensor mean, Tensor inverseDeviation)
    {
        var normal = g.Mul(g.Sub(x, mean), inverseDeviation);
        var q = g.Mul(dy, gain);
        var centred = g.Sub(g.Sub(q, g.ReduceMean(q)), g.Mul(normal, g.ReduceMean(g.Mul(q, normal))));
        return [g.Mul(centred, inverseDeviation), Reduced(g, g.Mul(dy, normal), gain), Reduced(g, dy, bias)];
    }

    /// <summary>
    /// L = Σ_n w_n · -ln softmax(x_n)[t_n]: dx_n = dL w_n (softmax(x_n) - e_t), e_t the unit vector of the target.
    /// </summary>
    public static Tensor?[] CrossEntropy(Graph g, Tensor dy, Tensor logProbabilities, Tensor index, Tensor weight)
    {
        var scale = g.Mul(weight, dy);
        var soft = g.Mul(g.Exp(logProbabilities), scale);
        return [g.Emit("ScatterElements", [soft, index, g.Neg(scale)], ElementType.F32, soft.Shape,
            attributes: [("axis", 1L), ("reduction", "add")])];
    }
}
