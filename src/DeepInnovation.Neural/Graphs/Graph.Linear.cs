namespace DeepInnovation.Neural.Graphs;

public sealed partial class Graph
{
    /// <summary>
    /// x Wᵀ + b, as PyTorch's Linear: x [N, in], W [out, in], b [out] or null. 2 · N · in · out operations.
    /// </summary>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public Tensor Linear(Tensor x, Tensor weight, Tensor? bias)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weight);
        if (x.Shape.Rank != 2 || weight.Shape.Rank != 2 || x.Shape[1] != weight.Shape[1]
            || (bias is not null && !bias.Shape.Equals(new(weight.Shape[0]))))
            throw new ArgumentException(
                $"Linear of {x} with weight {weight} and bias {bias?.ToString() ?? "none"}: expected [N, in], [out, in], [out]");
        var y = Gemm(x, weight, bias, transposeLeft: false, transposeRight: true);
        return Differentiable(
            y, bias is null ? [x, weight] : [x, weight, bias], dy => GradientRules.Linear(this, dy, x, weight, bias));
    }

    /// <summary>
    /// α · a b over the last two axes, batches of equal shape before them; either side may be taken transposed.
    /// a [.., M, K] ([.., K, M] transposed), b [.., K, N] ([.., N, K] transposed). ONNX Runtime's FusedMatMul, or plain MatMul
    /// where that is enough.
    /// </summary>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public Tensor MatMul(Tensor a, Tensor b, bool transposeA = false, bool transposeB = false, double alpha = 1)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (m, k) = transposeA ? (a.Shape[-1], a.Shape[-2]) : (a.Shape[-2], a.Shape[-1]);
        var (k2, n) = transposeB ? (b.Shape[-1], b.Shape[-2]) : (b.Shape[-2], b.Shape[-1]);
        if (k != k2 || a.Shape.Rank != b.Shape.Rank || !a.Shape.Dims.SkipLast(2).SequenceEqual(b.Shape.Dims.SkipLast(2)))
            throw new ArgumentException(
                $"MatMul of {Factor(a, transposeA)} and {Factor(b, transposeB)}: batches or inner lengths differ");
        var shape = new Shape([.. a.Shape.Dims.SkipLast(2), m, n]);
        var y = !transposeA && !transposeB && alpha == 1
            ? Emit("MatMul", [a, b], ElementType.F32, shape)
            : Emit("FusedMatMul", [a, b], ElementType.F32, shape, "com.microsoft", ("transA", transposeA ? 1L : 0),
                ("transB", transposeB ? 1L : 0), ("alpha", (float)alpha));
        return Differentiable(y, [a, b], dy => GradientRules.MatMul(this, dy, a, b, transposeA, transposeB, alpha));
    }

    /// <summary>
    /// (a - zero) b in 32-bit integers: a [M, K] of unsigned bytes, zero one such byte, b [K, N] of signed bytes. ONNX's
    /// MatMulInteger; without a gradient.
    /// </summary>
    /// <exception cref="ArgumentException">A type or shape does not fit.</exception>
    public Tensor MatMulInteger(Tensor a, Tensor b, Tensor zero)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(zero);
        if (a.Type != ElementType.U8 || b.Type != ElementType.I8 || zero.Type != ElementType.U8 || a.Shape.Rank != 2
            || b.Shape.Rank != 2 || a.Shape[1] != b.Shape[0])
            throw new ArgumentException($"MatMulInteger of {a} and {b} with zero {zero}: types or inner lengths differ");
        return Emit("MatMulInteger", [a, b, zero], ElementType.I32, new(a.Shape[0], b.Shape[1]));
    }

    internal Tensor Gemm(Tensor a, Tensor b, Tensor? c, bool transposeLeft, bool transposeRight)
    {
        var shape = new Shape(a.Shape[transposeLeft ? 1 : 0], b.Shape[transposeRight ? 0 : 1]);
        return Emit("Gemm", c is null ? [a, b] : [a, b, c], ElementType.F32, shape,
            attributes: [("transA", transposeLeft ? 1L : 0), ("transB", transposeRight ? 1L : 0)]);
    }

    private static string Factor(Tensor x, bool transposed) => transposed ? $"{x} transposed" : $"{x}";
}
