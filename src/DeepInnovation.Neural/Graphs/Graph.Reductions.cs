namespace DeepInnovation.Neural.Graphs;

public sealed partial class Graph
{
    /// <summary>The sum over the given axes, which stay with length 1.</summary>
    public Tensor ReduceSum(Tensor x, params int[] axes)
    {
        ArgumentNullException.ThrowIfNull(x);
        var y = Emit("ReduceSum", [x, Integers([.. axes.Select(a => (long)a)])], x.Type, Reduced(x.Shape, axes), attributes: (
            "keepdims", 1L));
        return Differentiable(y, [x], dy => [GradientRules.Stretch(this, dy, x)]);
    }

    /// <summary>The mean over the last axis, which stays with length 1.</summary>
    public Tensor ReduceMean(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var y = Emit("ReduceMean", [x], x.Type, x.Shape.With(-1, 1), attributes: [("axes", new long[] { -1 }), ("keepdims", 1L)]);
        return Differentiable(y, [x], dy => [Mul(GradientRules.Stretch(this, dy, x), Scalar(1.0 / x.Shape[-1].Length))]);
    }

    /// <summary>The sum of all elements, without dimensions.</summary>
    public Tensor Sum(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var y = Emit("ReduceSum", [x], x.Type, Shape.Scalar, attributes: ("keepdims", 0L));
        return Differentiable(y, [x], dy => [GradientRules.Stretch(this, dy, x)]);
    }

    private static Shape Reduced(Shape shape, int[] axes)
    {
        foreach (var axis in axes)
            shape = shape.With(axis, 1);
        return shape;
    }
}
