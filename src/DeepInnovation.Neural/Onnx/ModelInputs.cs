using DeepInnovation.Neural.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Onnx;

/// <summary>
/// The inputs of one run: named tensors over the caller's arrays, which are pinned, not copied, until it is disposed.
/// </summary>
internal sealed class ModelInputs : IDisposable
{
    private readonly List<(string Name, OrtValue Value)> _values = [];
    private readonly Dictionary<string, long> _lengths = new(StringComparer.Ordinal);

    /// <summary>How much the rows weigh in the loss: the sum of their weights.</summary>
    public double Weight { get; init; } = 1;

    internal IReadOnlyList<(string Name, OrtValue Value)> Values => _values;

    /// <summary>Adds an input. The array must stay as it is until the run is over.</summary>
    /// <exception cref="ArgumentException">The array does not fill the shape.</exception>
    public ModelInputs Add<T>(string name, T[] values, params long[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Aggregate(1L, (product, length) => product * length) != values.Length)
            throw new ArgumentException(
                $"'{name}' has {values.Length} values for the shape [{string.Join(", ", shape)}]", nameof(values));
        _values.Add((name, OrtValue.CreateTensorValueFromMemory(values, shape)));
        return this;
    }

    /// <summary>Tells the length of a symbol such as B or T, so that the size of dropout masks is known.</summary>
    public ModelInputs With(string symbol, long length)
    {
        _lengths[symbol] = length;
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, value) in _values)
            value.Dispose();
        _values.Clear();
    }

    internal long LengthOf(Dimension dimension) => dimension.IsKnown ? dimension.Length
        : dimension.Symbol!.Split('*').Aggregate(1L, (product, symbol) => product * _lengths[symbol]);
}
