namespace DeepInnovation.Neural.Graphs;

/// <summary>
/// One rule a method: from dy, the gradient of the loss by the result, the gradients by the inputs. Products are by element
/// unless written as matrices; "reduced" means summed over the axes along which the input was stretched.
/// </summary>
internal static partial class GradientRules
{
    /// <summary>y = a + b: da = dy, db = dy, each reduced.</summary>
    public static Tensor?[] Add(Graph g, Tensor dy, Tensor a, Tensor b) => [Reduced(g, dy, a), Reduced(g, dy, b)];

    /// <summary>y = a - b: da = dy, db = -dy, each reduced.</summary>
    public static Tensor?[] Sub(Graph g, Tensor dy, Tensor a, Tensor b) => [Reduced(g, dy, a), Reduced(g, g.Neg(dy), b)];

    /// <summary>y = a b: da = dy b, db = dy a, each reduced.</summary>
    public static Tensor?[] Mul(Graph g, Tensor dy, Tensor a, Tensor b) =>
        [Reduced(g, g.Mul(dy, b), a), Reduced(g, g.Mul(dy, a), b)];

    /// <summary>y = a / b: da = dy / b, db = -dy y / b, each reduced.</summary>
    public static Tensor?[] Div(Graph g, Tensor dy, Tensor a, Tensor b, Tensor y)
    {
        var da = g.Div(dy, b);
        return [Reduced(g, da, a), Reduced(g, g.Neg(g.Mul(da, y)), b)];
    }

    /// <summary>y = e^x: dx = dy y.</summary>
    public static Tensor?[] Exp(Graph g, Tensor dy, Tensor y) => [g.Mul(dy, y)];

    /// <summary>y = √x: dx = dy / (2 y).</summary>
    public static Tensor?[] Sqrt(Graph g, Tensor dy, Tensor y) => [g.Div(g.Mul(dy, g.Scalar(0.5)), y)];

    /// <summary>y = tanh x: dx = dy (1 - y²).</summary>
    public static Tensor?[] Tanh(Graph g, Tensor dy, Tensor y) => [g.Mul(dy, g.Sub(g.Scalar(1), g.Mul(y, y)))];

    /// <summary>
    /// y = x Φ(x): dx = dy (Φ(x) + x φ(x)) with φ(x) = e^(-x²/2) / √(2π), computed as dy/2 · (2Φ + x √(2/π) e^(-x²/2)).
    /// </summary>
    public static Tensor?[] Gelu(Graph g, Tensor dy, Tensor x, Tensor twicePhi)
    {
        var density = g.Exp(g.Mul(g.Mul(x, x), g.Scalar(-0.5)));
        var slope = g.Mul(g.Mul(x, density), g.Scalar(Math.Sqrt(2 / Math.PI)));
        return [g.Mul(g.Mul(dy, g.Scalar(0.5)), g.Add(twicePhi, slope))];
    }

    /// <summary>y = max(x, c): dx = dy where x > c, else 0.</summary>
    public static Tensor?[] AtLeast(Graph g, Tensor dy, Tensor x, double least)
    {
        var larger = g.Emit("Greater", [x, g.Scalar(least)], ElementType.Bool, x.Shape);
        return [g.Mul(dy, g.Cast(larger, ElementType.F32))];
    }

    /// <summary>A sum's gradient: each element of x gets the gradient of the sum that it went into.</summary>
    public static Tensor Stretch(Graph g, Tensor dy, Tensor x) =>
        g.Emit("Expand", [dy, g.RuntimeLengths(x)], dy.Type, x.Shape);

    /// <summary>Sums a gradient over the axes along which <paramref name="input"/> was stretched, back to its shape.</summary>
    private static Tensor Reduced(Graph g, Tensor gradient, Tensor input)
    {
        if (gradient.Shape.Equals(input.Shape))
            return gradient;
        var missing = gradient.Shape.Rank - input.Shape.Rank;
        int[] axes = [.. Enumerable.Range(0, gradient.Shape.Rank)
            .Where(i => i < missing || (input.Shape[i - missing].Length == 1 && gradient.Shape[i].Length != 1))];
        if (axes.Length == 0)
            return g.Reshape(gradient, input.Shape);
        var sum = input.Shape.Rank == 0 ? g.Sum(gradient) : g.ReduceSum(gradient, axes);
        return sum.Shape.Equals(input.Shape) ? sum : g.Reshape(sum, input.Shape);
    }
}
