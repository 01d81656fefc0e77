namespace DeepInnovation.Neural.Graphs;

public sealed partial class Graph
{
    /// <summary>Rows of a table by index: table [V, H], indices of any shape S; the result has shape S + [H].</summary>
    public Tensor Gather(Tensor table, Tensor indices)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(indices);
        var shape = new Shape([.. indices.Shape.Dims, .. table.Shape.Dims.Skip(1)]);
        var y = Emit("Gather", [table, indices], table.Type, shape, attributes: ("axis", 0L));
        return Differentiable(y, [table], dy => GradientRules.Gather(this, dy, table, indices));
    }

    /// <summary>0, 1, .., T - 1 for the symbol T.</summary>
    public Tensor Range(string symbol)
    {
        var length = Emit("Squeeze", [LengthOf(symbol)], ElementType.I64, Shape.Scalar);
        return Emit("Range", [IntegerScalar(0), length, IntegerScalar(1)], ElementType.I64, new(symbol));
    }
}
