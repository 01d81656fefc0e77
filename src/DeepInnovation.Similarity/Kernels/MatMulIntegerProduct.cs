using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// ONNX Runtime's MatMulInteger, which has the 512-bit VNNI instructions that .NET 10 does not expose. One session, one thread
/// a run, called from several threads. Tiles of 512 by 512 were the fastest of those tried.
/// </summary>
internal sealed class MatMulIntegerProduct : IByteProduct
{
    private const int Offset = 128;

    private readonly InferenceSession _session;
    private readonly int _dimensions;

    /// <summary>Products of vectors of this length.</summary>
    public MatMulIntegerProduct(int dimensions)
    {
        _dimensions = dimensions;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new InferenceSession(Model(dimensions), options);
    }

    public string Name => "MatMulInteger";

    public int Columns => 512;

    public int OffsetOf(int dimension, int column) => (dimension * Columns) + column;

    public IByteProductRunner NewRunner(AlignedBlock<byte> papers, AlignedBlock<int> products, int rows) =>
        new Runner(_session, papers, products, rows, _dimensions, Columns);

    public void Dispose() => _session.Dispose();

    private static byte[] Model(int dimensions)
    {
        var graph = new Graph();
        Dimension rows = "R", columns = "C";
        var papers = graph.Input("papers", ElementType.U8, new(rows, dimensions));
        var patents = graph.Input("patents", ElementType.I8, new(dimensions, columns));
        var zero = graph.Initializer("zero", ElementType.U8, Shape.Scalar, new byte[] { Offset });
        return ModelWriter.Write(graph, [graph.Named(graph.MatMulInteger(papers, patents, zero), "products")]);
    }

    /// <summary>Keeps a binding for each tile of patents, so that a run hands the runtime pointers that it knows.</summary>
    private sealed unsafe class Runner(InferenceSession session, AlignedBlock<byte> papers, AlignedBlock<int> products, int rows,
        int dimensions, int columns) : IByteProductRunner
    {
        private readonly RunOptions _options = new();
        private readonly OrtValue _papers = Value(TensorElementType.UInt8, papers.Start, rows, dimensions, sizeof(byte));
        private readonly OrtValue _products = Value(TensorElementType.Int32, products.Start, rows, columns, sizeof(int));
        private readonly List<(OrtIoBinding Binding, OrtValue Patents)?> _tiles = [];

        public void Run(int tile, sbyte* patents, int* sums)
        {
            while (_tiles.Count <= tile)
                _tiles.Add(null);
            var bound = _tiles[tile] ??= Bind(patents);
            session.RunWithBinding(_options, bound.Binding);
        }

        public void Dispose()
        {
            foreach (var tile in _tiles)
            {
                tile?.Binding.Dispose();
                tile?.Patents.Dispose();
            }

            _papers.Dispose();
            _products.Dispose();
            _options.Dispose();
        }

        private (OrtIoBinding Binding, OrtValue Patents) Bind(sbyte* patents)
        {
            var value = Value(TensorElementType.Int8, patents, dimensions, columns, sizeof(sbyte));
            var binding = session.CreateIoBinding();
            binding.BindInput("papers", _papers);
            binding.BindInput("patents", value);
            binding.BindOutput("products", _products);
            return (binding, value);
        }

        private static OrtValue Value(TensorElementType type, void* start, long rows, long columns, long size) =>
            OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, type, [rows, columns],
                (nint)start, rows * columns * size);
    }
}
