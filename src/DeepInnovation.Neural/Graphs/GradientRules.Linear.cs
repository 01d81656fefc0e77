namespace DeepInnovation.Neural.Graphs;

internal static partial class GradientRules
{
    /// <summary>Y = X Wᵀ + b: dX = dY W, dW = dYᵀ X, db = the sum of dY's rows.</summary>
    public static Tensor?[] Linear(Graph g, Tensor dy, Tensor x, Tensor weight, Tensor? bias)
    {
        var dx = g.Gemm(dy, weight, null, transposeLeft: false, transposeRight: false);
        var dw = g.Gemm(dy, x, null, transposeLeft: true, transposeRight: false);
        return bias is null ? [dx, dw] : [dx, dw, Reduced(g, dy, bias)];
    }

    /// <summary>
    /// Y = α A B: dA = α dY Bᵀ, dB = α Aᵀ dY; a side taken transposed gets the transposed of its rule:
    /// Y = α Aᵀ B: dA = α B dYᵀ; Y = α A Bᵀ: dB = α dYᵀ A.
    /// </summary>
    public static Tensor?[] MatMul(Graph g, Tensor dy, Tensor a, Tensor b, bool transposeA, bool transposeB, double alpha)
    {
        var da = transposeA
            ? g.MatMul(b, dy, transposeB, true, alpha)
            : g.MatMul(dy, b, false, !transposeB, alpha);
        var db = transposeB
            ? g.MatMul(dy, a, true, transposeA, alpha)
            : g.MatMul(a, dy, !transposeA, false, alpha);
        return [da, db];
    }
}
