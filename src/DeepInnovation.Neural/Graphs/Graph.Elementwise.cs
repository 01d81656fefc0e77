namespace DeepInnovation.Neural.Graphs;

public sealed partial class Graph
{
    /// <summary>a + b, with broadcasting.</summary>
    public Tensor Add(Tensor a, Tensor b) => Differentiable(Binary("Add", a, b), [a, b], dy => GradientRules.Add(this, dy, a, b));

    /// <summary>a - b, with broadcasting.</summary>
    public Tensor Sub(Tensor a, Tensor b) => Differentiable(Binary("Sub", a, b), [a, b], dy => GradientRules.Sub(this, dy, a, b));

    /// <summary>a · b by element, with broadcasting.</summary>
    public Tensor Mul(Tensor a, Tensor b) => Differentiable(Binary("Mul", a, b), [a, b], dy => GradientRules.Mul(this, dy, a, b));

    /// <summary>a / b by element, with broadcasting.</summary>
    public Tensor Div(Tensor a, Tensor b)
    {
        var y = Binary("Div", a, b);
        return Differentiable(y, [a, b], dy => GradientRules.Div(this, dy, a, b, y));
    }

    /// <summary>e^x.</summary>
    public Tensor Exp(Tensor x)
    {
        var y = Unary("Exp", x);
        return Differentiable(y, [x], dy => GradientRules.Exp(this, dy, y));
    }

    /// <summary>The square root.</summary>
    public Tensor Sqrt(Tensor x)
    {
        var y = Unary("Sqrt", x);
        return Differentiable(y, [x], dy => GradientRules.Sqrt(this, dy, y));
    }

    /// <summary>The hyperbolic tangent.</summary>
    public Tensor Tanh(Tensor x)
    {
        var y = Unary("Tanh", x);
        return Differentiable(y, [x], dy => GradientRules.Tanh(this, dy, y));
    }

    /// <summary>The larger of x and a constant.</summary>
    public Tensor AtLeast(Tensor x, double least)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Differentiable(Binary("Max", x, Scalar(least)), [x], dy => GradientRules.AtLeast(this, dy, x, least));
    }

    /// <summary>-x.</summary>
    public Tensor Neg(Tensor x) => Differentiable(Unary("Neg", x), [x], dy => [Neg(dy)]);

    /// <summary>
    /// GELU by the error function: x Φ(x), Φ the normal distribution function (Hendrycks and Gimpel, 2016), in the form
    /// that ONNX Runtime recognises and fuses: x (1 + erf(x / √2)) · 0.5.
    /// </summary>
    public Tensor Gelu(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var twicePhi = Binary("Add", Unary("Erf", Binary("Div", x, Scalar(Math.Sqrt(2)))), Scalar(1));
        var y = Binary("Mul", Binary("Mul", x, twicePhi), Scalar(0.5));
        return Differentiable(y, [x], dy => GradientRules.Gelu(this, dy, x, twicePhi));
    }

    /// <summary>
    /// Dropout by a mask that the caller draws: 0 where an element is dropped, 1 / (1 - p) elsewhere (Srivastava et al., 2014).
    /// An input rather than ONNX's Dropout, so that a step can be repeated.
    /// </summary>
    public Tensor Dropout(Tensor x, Tensor mask) => Differentiable(Binary("Mul", x, mask), [x], dy => [Binary("Mul", dy, mask)]);

    /// <summary>The same values as <paramref name="type"/>; has no gradient.</summary>
    public Tensor Cast(Tensor x, ElementType type)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Emit("Cast", [x], type, x.Shape, attributes: ("to", (long)type));
    }

    private Tensor Unary(string operation, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Emit(operation, [x], x.Type, x.Shape);
    }

    private Tensor Binary(string operation, Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Type == b.Type ? Emit(operation, [a, b], a.Type, Shape.Broadcast(a.Shape, b.Shape))
            : throw new ArgumentException($"{operation} of {a} and {b}: the element types differ");
    }
}
