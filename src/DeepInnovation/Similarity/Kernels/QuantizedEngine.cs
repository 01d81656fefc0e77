using System.Numerics.Tensors;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>The patents as bytes.</summary>
internal sealed class QuantizedEngine(JoinTask task, int blockSize, ByteQuantizer quantizer, IByteProduct product, ByteTiles tiles) : IBlockEngine
{
    /// <summary>Pairs that the bound could not exclude, of all threads so far.</summary>
    public long Rescored;

    /// <inheritdoc/>
    public IBlockWorker NewWorker() => new QuantizedWorker(this, task, blockSize, quantizer, product, tiles);

    /// <inheritdoc/>
    public void Dispose()
    {
        tiles.Dispose();
        product.Dispose();
    }
}

/// <summary>Products of bytes for a block of papers and a tile of patents; what the bound leaves is scored in float32.</summary>
internal sealed unsafe class QuantizedWorker : IBlockWorker
{
    private const int RowsMultiple = 4;
    private const int PaperOffset = 128;

    private readonly QuantizedEngine _engine;
    private readonly DatedVectors _patents;
    private readonly YearOrder _order;
    private readonly ByteQuantizer _quantizer;
    private readonly ByteTiles _tiles;
    private readonly AlignedBlock<byte> _papers;
    private readonly AlignedBlock<int> _products;
    private readonly AlignedBlock<int> _found;
    private readonly IByteProductRunner _runner;
    private readonly Quantized[] _quantized;
    private readonly float[] _head;
    private readonly sbyte[] _bytes;
    private long _rescored;

    public QuantizedWorker(QuantizedEngine engine, JoinTask task, int blockSize, ByteQuantizer quantizer, IByteProduct product, ByteTiles tiles)
    {
        (_engine, _patents, _order, _quantizer, _tiles) = (engine, task.Patents, task.Order, quantizer, tiles);
        Papers = new PaperBlock(task.Papers, task.Patents, task.Order, task.Rule, blockSize);
        var rows = (blockSize + RowsMultiple - 1) / RowsMultiple * RowsMultiple;
        _papers = new((long)rows * quantizer.Bytes);
        _products = new((long)rows * tiles.Columns);
        _found = new(tiles.Columns);
        _runner = product.NewRunner(_papers, _products, rows);
        (_quantized, _head, _bytes) = (new Quantized[blockSize], new float[quantizer.Head], new sbyte[quantizer.Bytes]);
    }

    /// <inheritdoc/>
    public PaperBlock Papers { get; }

    /// <inheritdoc/>
    public void Run(CancellationToken cancellation)
    {
        Quantize();
        var last = Papers.LimitOf(Papers.Count - 1); // Limits do not fall along the block.
        for (var tile = 0; (long)tile * _tiles.Columns < last; tile++)
        {
            cancellation.ThrowIfCancellationRequested();
            _runner.Run(tile, _tiles.Bytes(tile), _tiles.Sums(tile));
            Scan(tile);
        }

        Interlocked.Add(ref _engine.Rescored, _rescored);
        _rescored = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runner.Dispose();
        _papers.Dispose();
        _products.Dispose();
        _found.Dispose();
    }

    private void Quantize()
    {
        for (var index = 0; index < Papers.Count; index++)
        {
            _quantized[index] = _quantizer.Run(Papers.VectorOf(index), _head, _bytes);
            var to = _papers.Start + ((long)index * _quantizer.Bytes);
            for (var i = 0; i < _bytes.Length; i++)
                to[i] = (byte)(_bytes[i] + PaperOffset);
        }
    }

    private void Scan(int tile)
    {
        var first = tile * _tiles.Columns;
        var numbers = new BoundTile(_tiles.Scales(tile), _tiles.Errors(tile), _tiles.Rests(tile), _quantizer.HasRests);
        for (var index = 0; index < Papers.Count; index++)
        {
            var count = Math.Min(_tiles.Columns, Papers.LimitOf(index) - first);
            if (count <= 0)
                continue;
            var paper = _quantized[index];
            var threshold = Papers.ThresholdOf(index) - ((paper.Error * _tiles.LargestLength) + _quantizer.Slack);
            var found = BoundScan.Run(_products.Start + ((long)index * _tiles.Columns), numbers, count, paper, threshold, _found.Start);
            if (found > 0)
                Rescore(index, first, found);
        }
    }

    private void Rescore(int index, int first, int found)
    {
        var vector = Papers.VectorOf(index);
        for (var i = 0; i < found; i++)
        {
            var place = first + _found.Start[i];
            var score = TensorPrimitives.Dot(vector, _patents[_order.Patents[place]]);
            if (score >= Papers.ThresholdOf(index))
                Papers.Add(index, place, score);
        }

        _rescored += found;
    }
}
