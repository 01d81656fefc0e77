namespace DeepInnovation.Neural.Graphs;

/// <summary>The dimensions of a tensor, outermost first. Equal when all dimensions are.</summary>
public sealed class Shape : IEquatable<Shape>
{
    /// <summary>Zero dimensions.</summary>
    public static readonly Shape Scalar = new();

    /// <summary>The given dimensions.</summary>
    public Shape(params ReadOnlySpan<Dimension> dims) => Dims = [.. dims];

    /// <summary>The dimensions.</summary>
    public IReadOnlyList<Dimension> Dims { get; }

    /// <summary>Number of dimensions.</summary>
    public int Rank => Dims.Count;

    /// <summary>Dimension <paramref name="axis"/>; negative axes count from the end.</summary>
    public Dimension this[int axis] => Dims[axis < 0 ? axis + Rank : axis];

    /// <summary>
    /// The shape of an elementwise result: aligned at the last axis, a length of 1 stretches (NumPy's rule, ONNX's
    /// "multidirectional").
    /// </summary>
    /// <exception cref="ArgumentException">Two lengths differ and neither is 1.</exception>
    internal static Shape Broadcast(Shape left, Shape right)
    {
        var rank = Math.Max(left.Rank, right.Rank);
        var dims = new Dimension[rank];
        for (var i = 0; i < rank; i++)
        {
            Dimension a = i < rank - left.Rank ? 1 : left[i - (rank - left.Rank)];
            Dimension b = i < rank - right.Rank ? 1 : right[i - (rank - right.Rank)];
            dims[i] = a == b || b.Length == 1 ? a
                : a.Length == 1 ? b
                : throw new ArgumentException($"shapes {left} and {right} do not broadcast: {a} against {b}");
        }

        return new(dims);
    }

    /// <summary>The same dimensions with the one at <paramref name="axis"/> replaced.</summary>
    public Shape With(int axis, Dimension dim)
    {
        Dimension[] dims = [.. Dims];
        dims[axis < 0 ? axis + Rank : axis] = dim;
        return new(dims);
    }

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && Dims.SequenceEqual(other.Dims);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var dim in Dims)
            hash.Add(dim);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Dims)}]";
}
