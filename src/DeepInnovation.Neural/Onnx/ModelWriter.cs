using DeepInnovation.Neural.Graphs;
using Google.Protobuf;

namespace DeepInnovation.Neural.Onnx;

/// <summary>
/// Turns a graph into an ONNX model: IR version 8, operator set 17, and ONNX Runtime's own operators where the graph uses them.
/// </summary>
public static class ModelWriter
{
    /// <summary>ONNX's IR version (ONNX 1.12).</summary>
    internal const int IrVersion = 8;

    /// <summary>ONNX's operator set (ONNX 1.12; the first with LayerNormalization).</summary>
    internal const int OperatorSet = 17;

    /// <summary>
    /// The model that computes the given outputs, as bytes. Operations and constants on which no output depends are left out,
    /// declared inputs stay. Equal graphs give equal bytes. O(operations + constants).
    /// </summary>
    /// <param name="graph">What to write.</param>
    /// <param name="outputs">Results, in the order in which the model gives them.</param>
    /// <param name="metadata">Named texts that go into the file.</param>
    public static byte[] Write(Graph graph, IReadOnlyList<Tensor> outputs, IReadOnlyDictionary<string,
        string>? metadata = null) =>
        Model(graph, outputs, metadata).ToByteArray();

    internal static ModelProto Model(
        Graph graph, IReadOnlyList<Tensor> outputs, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(outputs);
        var needed = NeededBy(graph, outputs);
        var nodes = graph.Nodes.Where(n => n.Outputs.Any(needed.Contains)).ToList();
        var proto = new GraphProto { Name = "graph" };
        proto.Node.AddRange(nodes.Select(n => Node(n, needed)));
        proto.Initializer.AddRange(graph.Constants.Where(c => needed.Contains(c.Tensor)).Select(Initializer));
        proto.Input.AddRange(graph.Inputs.Select(ValueInfo));
        proto.Output.AddRange(outputs.Select(ValueInfo));
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "DeepInnovation", Graph = proto };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        foreach (var domain in nodes.Select(n => n.Domain).Where(d => d.Length > 0).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = 1 });
        foreach (var (key, value) in (metadata ?? new Dictionary<string, string>()).OrderBy(m => m.Key, StringComparer.Ordinal))
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return model;
    }

    private static HashSet<Tensor> NeededBy(Graph graph, IReadOnlyList<Tensor> outputs)
    {
        HashSet<Tensor> needed = [.. outputs];
        foreach (var node in graph.Nodes.Reverse())
        {
            if (node.Outputs.Any(needed.Contains))
                needed.UnionWith(node.Inputs.OfType<Tensor>());
        }

        return needed;
    }

    /// <summary>An optional result that nobody reads is named "", so that the runtime need not compute it.</summary>
    private static NodeProto Node(GraphNode node, HashSet<Tensor> needed)
    {
        var proto = new NodeProto { Name = node.Outputs[0].Name, OpType = node.Operation, Domain = node.Domain };
        proto.Input.AddRange(node.Inputs.Select(i => i?.Name ?? ""));
        var last = node.Outputs.Index().Last(o => o.Index == 0 || needed.Contains(o.Item)).Index;
        proto.Output.AddRange(node.Outputs.Take(last + 1).Select((o, i) => i == 0 || needed.Contains(o) ? o.Name : ""));
        proto.Attribute.AddRange(node.Attributes.Select(a => Attribute(a.Name, a.Value)));
        return proto;
    }

    private static AttributeProto Attribute(string name, object value)
    {
        var proto = new AttributeProto { Name = name };
        switch (value)
        {
            case long number:
                (proto.Type, proto.I) = (AttributeProto.Types.AttributeType.Int, number);
                break;
            case float number:
                (proto.Type, proto.F) = (AttributeProto.Types.AttributeType.Float, number);
                break;
            case string text:
                (proto.Type, proto.S) = (AttributeProto.Types.AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case long[] numbers:
                proto.Type = AttributeProto.Types.AttributeType.Ints;
                proto.Ints.AddRange(numbers);
                break;
            default:
                throw new ArgumentException($"attribute '{name}' holds a {value.GetType().Name}", nameof(value));
        }

        return proto;
    }

    private static TensorProto Initializer(Constant constant)
    {
        var proto = new TensorProto
        {
            Name = constant.Tensor.Name,
            DataType = (int)constant.Tensor.Type,
            RawData = UnsafeByteOperations.UnsafeWrap(constant.Data),
        };
        proto.Dims.AddRange(constant.Tensor.Shape.Dims.Select(d => d.Length));
        return proto;
    }

    private static ValueInfoProto ValueInfo(Tensor tensor)
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(tensor.Shape.Dims.Select(d => d.IsKnown
            ? new TensorShapeProto.Types.Dimension { DimValue = d.Length }
            : new TensorShapeProto.Types.Dimension { DimParam = d.Symbol! }));
        var type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)tensor.Type, Shape = shape } };
        return new ValueInfoProto { Name = tensor.Name, Type = type };
    }
}
