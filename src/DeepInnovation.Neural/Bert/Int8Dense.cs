using DeepInnovation.Neural.Graphs;

namespace DeepInnovation.Neural.Bert;

/// <summary>
/// Dense layers by 8-bit integers (Jacob et al., 2018; dynamic quantisation as in ONNX Runtime): each output's weights are
/// rounded to -127..127 of their largest absolute value, activations are rounded to bytes at each run by their own range,
/// products are summed as 32-bit integers and scaled back to floats.
/// </summary>
internal sealed class Int8Dense(Graph graph, BertWeights weights)
{
    private const int Largest = 127;

    private readonly Dictionary<Tensor, Tensor[]> _quantized = [];

    /// <summary>x Wᵀ + b with rounded x and W; x [N, in].</summary>
    public Tensor Apply(Tensor x, string name)
    {
        var shape = weights.Parameters.First(p => p.Name == name + ".weight").Shape;
        var (rounded, scales) = Round(weights[name + ".weight"], rows: shape[0], columns: shape[1]);
        var matrix = graph.Initializer(name + ".weight.int8", ElementType.I8, new(shape[1], shape[0]), rounded);
        var scale = graph.Initializer(name + ".weight.scale", ElementType.F32, new(shape[0]), Graph.Bytes(scales));
        var bias = graph.Initializer(name + ".bias", ElementType.F32, new(shape[0]), Graph.Bytes(weights[name + ".bias"]));
        if (!_quantized.TryGetValue(x, out var q))
        {
            _quantized[x] = q = graph.EmitMany(
                "DynamicQuantizeLinear", [x],
                    [(ElementType.U8, x.Shape), (ElementType.F32, Shape.Scalar), (ElementType.U8, Shape.Scalar)], "");
        }

        return graph.Emit(
            "MatMulIntegerToFloat", [q[0], matrix, q[1], scale, q[2], null, bias], ElementType.F32, x.Shape.With(-1, shape[0]),
                "com.microsoft");
    }

    /// <summary>W [out, in] as Wᵀ [in, out] in signed bytes, with one scale for each output.</summary>
    private static (byte[] Rounded, float[] Scales) Round(float[] values, int rows, int columns)
    {
        var rounded = new byte[values.Length];
        var scales = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            var largest = values.AsSpan(row * columns, columns).ToArray().Max(Math.Abs);
            scales[row] = largest == 0 ? 1 : largest / Largest;
            for (var column = 0; column < columns; column++)
                rounded[(column * rows) + row] = (byte)(sbyte)Math.Round(values[(row * columns) + column] / scales[row]);
        }

        return (rounded, scales);
    }
}
