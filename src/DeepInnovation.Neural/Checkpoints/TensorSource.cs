namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// Fills <paramref name="values"/> with a tensor's values, row-major, from the value numbered <paramref name="start"/> on.
/// </summary>
public delegate void FillValues(long start, Span<float> values);

/// <summary>A tensor to be written, whose values are asked for piece by piece.</summary>
/// <param name="Name">The name; unique in its file.</param>
/// <param name="Shape">Lengths of the axes, row-major; empty for a scalar.</param>
/// <param name="Fill">Called with rising starts, each value once.</param>
public sealed record TensorSource(string Name, IReadOnlyList<int> Shape, FillValues Fill)
{
    /// <summary>Number of values.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => checked(product * length));

    /// <summary>A tensor that lies in memory.</summary>
    /// <exception cref="ArgumentException">The values are not as many as the shape says.</exception>
    public static TensorSource Of(string name, IReadOnlyList<int> shape, ReadOnlyMemory<float> values)
    {
        var source = new TensorSource(
            name, shape, (start, into) => values.Span.Slice(checked((int)start), into.Length).CopyTo(into));
        if (source.Count != values.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Tensor \"{name}\" of shape {FileFault.Shape(shape)} needs {source.Count} values, found {values.Length}."),
                    nameof(values));
        }

        return source;
    }
}
