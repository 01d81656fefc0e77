namespace DeepInnovation.Neural.Graphs;

public sealed partial class Graph
{
    /// <summary>The same values under another shape, row-major; costs nothing.</summary>
    /// <exception cref="ArgumentException">The number of elements differs, as far as it is known.</exception>
    public Tensor Reshape(Tensor x, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(shape);
        if (Known(x.Shape) is long from && Known(shape) is long to && from != to)
            throw new ArgumentException($"{x} has {from} elements, {shape} {to}");
        return Differentiable(Emit("Reshape", [x, RuntimeShape(shape)], x.Type, shape), [x], dy => [Reshape(dy, x.Shape)]);
    }

    /// <summary>The axes in another order: result axis i is axis <paramref name="order"/>[i] of x.</summary>
    public Tensor Transpose(Tensor x, params int[] order)
    {
        ArgumentNullException.ThrowIfNull(x);
        var shape = new Shape([.. order.Select(axis => x.Shape[axis])]);
        var y = Emit("Transpose", [x], x.Type, shape, attributes: ("perm", order.Select(a => (long)a).ToArray()));
        return Differentiable(y, [x], dy => [Transpose(dy, [.. order.Index().OrderBy(p => p.Item).Select(p => p.Index)])]);
    }

    /// <summary>
    /// A shape as ONNX wants it at run time: known lengths, one -1 for what follows from the rest, and the lengths of further
    /// symbols.
    /// </summary>
    internal Tensor RuntimeShape(Shape shape)
    {
        var open = shape.Dims.Index().Where(d => !d.Item.IsKnown).ToList();
        var inferred = open.Count == 0 ? -1 : open.FirstOrDefault(d => d.Item.Symbol!.Contains('*'), open[0]).Index;
        long[] lengths = [.. shape.Dims.Select((d, i) => i == inferred ? -1 : d.Length)];
        if (open.Count <= 1)
            return Integers(lengths);
        var key = "shape:" + string.Join(',', shape.Dims);
        if (_lengths.TryGetValue(key, out var known))
            return known;
        var parts = shape.Dims.Select((d, i) => i == inferred || d.IsKnown ? Integers(lengths[i]) : LengthOf(d.Symbol!))
            .ToArray();
        return _lengths[key] = Emit("Concat", parts, ElementType.I64, new(shape.Rank), attributes: ("axis", 0L));
    }

    /// <summary>The lengths of an existing tensor, as an integer vector.</summary>
    internal Tensor RuntimeLengths(Tensor x) => x.Shape.Dims.All(d => d.IsKnown)
        ? Integers([.. x.Shape.Dims.Select(d => d.Length)])
        : Emit("Shape", [x], ElementType.I64, new(x.Shape.Rank));

    /// <summary>A tensor of zeros.</summary>
    internal Tensor Zeros(Shape shape)
    {
        var lengths = shape.Dims.All(d => d.IsKnown) ? Integers([.. shape.Dims.Select(d => d.Length)])
            : Emit("Concat", [.. shape.Dims.Select(d => d.IsKnown ? Integers(d.Length) : LengthOf(d.Symbol!))], ElementType.I64,
                new(shape.Rank), attributes: ("axis", 0L));
        return Emit("ConstantOfShape", [lengths], ElementType.F32, shape);
    }

    private static long? Known(Shape shape) =>
        shape.Dims.All(d => d.IsKnown) ? shape.Dims.Aggregate(1L, (product, d) => product * d.Length) : null;
}
