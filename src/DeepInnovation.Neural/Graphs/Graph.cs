using System.Globalization;
using System.Runtime.InteropServices;

namespace DeepInnovation.Neural.Graphs;

/// <summary>
/// Builds a computation operation by operation, with shapes checked as it grows, and remembers how each result is differentiated.
/// ModelWriter turns it into an ONNX model; <see cref="Backpropagation"/> adds the gradients to it.
/// </summary>
/// <remarks>Operator semantics are those of ONNX operator set 17 (https://onnx.ai/onnx/operators/) and of ONNX Runtime's contrib
/// operators.</remarks>
public sealed partial class Graph
{
    private readonly List<Tensor> _inputs = [];
    private readonly List<Constant> _constants = [];
    private readonly List<GraphNode> _nodes = [];
    private readonly List<TapeEntry> _tape = [];
    private readonly Dictionary<string, Tensor> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tensor> _lengths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>What the caller of the model gives, in the order of declaration.</summary>
    public IReadOnlyList<Tensor> Inputs => _inputs;

    internal IReadOnlyList<Constant> Constants => _constants;

    internal IReadOnlyList<GraphNode> Nodes => _nodes;

    internal IReadOnlyList<TapeEntry> Tape => _tape;

    /// <summary>Declares an input.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public Tensor Input(string name, ElementType type, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var input = new Tensor(Claim(name), type, shape);
        _inputs.Add(input);
        return input;
    }

    /// <summary>A constant tensor stored in the model. The data is not copied until the model is written.</summary>
    /// <exception cref="ArgumentException">The name is taken, or the data does not fill the shape.</exception>
    public Tensor Initializer(string name, ElementType type, Shape shape, ReadOnlyMemory<byte> data)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var tensor = new Tensor(Claim(name), type, shape);
        _constants.Add(new(tensor, data));
        return tensor;
    }

    /// <summary>A float constant with 0 dimensions; equal values share one.</summary>
    public Tensor Scalar(double value)
    {
        var key = "scalar:" + ((float)value).ToString("R", CultureInfo.InvariantCulture);
        return _scalars.TryGetValue(key, out var known) ? known
            : _scalars[key] = Initializer(key, ElementType.F32, Shape.Scalar, Bytes([(float)value]));
    }

    /// <summary>A constant vector of integers: axes, shapes, indices; equal values share one.</summary>
    internal Tensor Integers(params ReadOnlySpan<long> values)
    {
        var key = "integers:" + string.Join(',', values.ToArray());
        return _scalars.TryGetValue(key, out var known) ? known
            : _scalars[key] = Initializer(key, ElementType.I64, new(Dimension.Of(values.Length)), Bytes<long>([.. values]));
    }

    /// <summary>An integer constant with 0 dimensions.</summary>
    internal Tensor IntegerScalar(long value)
    {
        var key = "integer:" + value.ToString(CultureInfo.InvariantCulture);
        return _scalars.TryGetValue(key, out var known) ? known
            : _scalars[key] = Initializer(key, ElementType.I64, Shape.Scalar, Bytes([value]));
    }

    /// <summary>
    /// The length of a symbol as an integer vector of length 1, read from the first input that has it; of a product such as
    /// <c>B*T</c>, the product of the lengths.
    /// </summary>
    /// <exception cref="ArgumentException">No input has the symbol.</exception>
    internal Tensor LengthOf(string symbol)
    {
        if (_lengths.TryGetValue(symbol, out var known))
            return known;
        if (symbol.Split('*', 2) is [var first, var rest])
            return _lengths[symbol] = Binary("Mul", LengthOf(first), LengthOf(rest));
        foreach (var input in _inputs)
        {
            var axis = input.Shape.Dims.ToList().IndexOf(symbol);
            if (axis >= 0)
                return _lengths[symbol] = Emit(
                    "Shape", [input], ElementType.I64, new(1), attributes: [("start", (long)axis), ("end", (long)axis + 1)]);
        }

        throw new ArgumentException($"no input has the dimension '{symbol}'", nameof(symbol));
    }

    /// <summary>Gives a result a name of the caller's choice, for an output of the model.</summary>
    public Tensor Named(Tensor tensor, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var named = new Tensor(Claim(name), tensor.Type, tensor.Shape);
        _nodes.Add(new("Identity", "", [tensor], [named], []));
        return named;
    }

    internal static ReadOnlyMemory<byte> Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    internal Tensor Emit(string operation, Tensor?[] inputs, ElementType type, Shape shape, string domain = "",
        params (string Name, object Value)[] attributes) =>
        EmitMany(operation, inputs, [(type, shape)], domain, attributes)[0];

    internal Tensor[] EmitMany(string operation, Tensor?[] inputs, (ElementType Type, Shape Shape)[] outputs, string domain,
        params (string Name, object Value)[] attributes)
    {
        var stem = string.Create(CultureInfo.InvariantCulture, $"{operation}.{_nodes.Count}");
        var results = outputs.Select((o, i) => new Tensor(Claim(i == 0 ? stem
            : string.Create(CultureInfo.InvariantCulture, $"{stem}.{i}")), o.Type, o.Shape)).ToArray();
        _nodes.Add(new(operation, domain, inputs, results, attributes));
        return results;
    }

    /// <summary>Tells how the gradient of <paramref name="output"/> becomes the gradients of <paramref name="inputs"/>.</summary>
    internal Tensor Differentiable(Tensor output, Tensor[] inputs, Func<Tensor, Tensor?[]> gradient)
    {
        _tape.Add(new(output, inputs, gradient));
        return output;
    }

    private string Claim(string name) =>
        _names.Add(name) ? name : throw new ArgumentException($"the graph already has a tensor named '{name}'", nameof(name));
}

/// <summary>A constant of the model: little-endian values, row-major.</summary>
internal sealed record Constant(Tensor Tensor, ReadOnlyMemory<byte> Data);

/// <summary>One differentiable operation, in the order of computation.</summary>
/// <param name="Output">What it computed.</param>
/// <param name="Inputs">What a gradient may be wanted for.</param>
/// <param name="Gradient">From the gradient of the output, the gradient of each input (null where there is none).</param>
internal sealed record TapeEntry(Tensor Output, Tensor[] Inputs, Func<Tensor, Tensor?[]> Gradient);
