namespace DeepInnovation.Neural.Graphs;

/// <summary>A value of a graph: what an input, a constant or an operation gives when the graph runs.</summary>
public sealed class Tensor
{
    internal Tensor(string name, ElementType type, Shape shape) => (Name, Type, Shape) = (name, type, shape);

    /// <summary>Its name in the ONNX graph; unique.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public ElementType Type { get; }

    /// <summary>Its dimensions.</summary>
    public Shape Shape { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Type} {Shape}";
}
