namespace DeepInnovation.Neural.Graphs;

internal static partial class GradientRules
{
    /// <summary>y_n = E[i_n]: dE[v] = the sum of dy_n over all n with i_n = v. Added in the order of n.</summary>
    /// <remarks>
    /// ONNX Runtime's ScatterND may add equal indices in any order, or at once, when it has several threads; gradients therefore
    /// run in sessions of one thread each, several at a time.
    /// </remarks>
    public static Tensor?[] Gather(Graph g, Tensor dy, Tensor table, Tensor indices)
    {
        var count = indices.Shape.Dims.Aggregate((Dimension)1, (product, d) => product * d);
        var rows = g.Reshape(dy, new([count, .. table.Shape.Dims.Skip(1)]));
        var column = g.Reshape(indices, new(count, 1));
        return [g.Emit("ScatterND", [g.Zeros(table.Shape), column, rows], ElementType.F32, table.Shape,
            attributes: ("reduction", "add"))];
    }
}
