using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>The patents as bytes.</summary>
internal sealed class QuantizedEngine(JoinTask task, int blockSize, ByteQuantizer quantizer, IByteProduct product,
    ByteTiles tiles) : IBlockEngine
{
    /// <summary>Pairs that the bound could not exclude, of all threads so far.</summary>
    public long Rescored;

    public string Way => string.Create(
        CultureInfo.InvariantCulture,
        $"bytes by {product.Name}, {quantizer.Head} of {task.Papers.Dimensions} components, "
        + $"{(double)Rescored / Math.Max(1, task.Order.Allowed):P3} of the pairs scored in float32");

    public IBlockWorker NewWorker() => new QuantizedWorker(this, task, blockSize, quantizer, product, tiles);

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
    private const int FloatsInLine = 16;
    private const int Ahead = 3;

    /// <summary>A hit is the paper's index in the block above the patent's column in the tile.</summary>
    private const int ColumnBits = 12;

    private readonly QuantizedEngine _engine;
    private readonly DatedVectors _patents;
    private readonly YearOrder _order;
    private readonly ByteQuantizer _quantizer;
    private readonly ByteTiles _tiles;
    private readonly AlignedBlock<byte> _papers;
    private readonly AlignedBlock<int> _products;
    private readonly AlignedBlock<int> _hits;
    private readonly float[] _least;
    private readonly IByteProductRunner _runner;
    private readonly Quantized[] _quantized;
    private readonly float[] _head;
    private readonly sbyte[] _bytes;
    private long _rescored;

    public QuantizedWorker(QuantizedEngine engine, JoinTask task, int blockSize, ByteQuantizer quantizer,
        IByteProduct product, ByteTiles tiles)
    {
        (_engine, _patents, _order, _quantizer, _tiles) = (engine, task.Patents, task.Order, quantizer, tiles);
        Papers = new PaperBlock(task.Papers, task.Patents, task.Order, task.Rule, blockSize);
        var rows = (blockSize + RowsMultiple - 1) / RowsMultiple * RowsMultiple;
        _papers = new((long)rows * quantizer.Bytes);
        _products = new((long)rows * tiles.Columns);
        _hits = new((long)rows * tiles.Columns);
        _least = new float[tiles.Columns];
        _runner = product.NewRunner(_papers, _products, rows);
        (_quantized, _head, _bytes) = (new Quantized[blockSize], new float[quantizer.Head], new sbyte[quantizer.Bytes]);
    }

    public PaperBlock Papers { get; }

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

    public void Dispose()
    {
        _runner.Dispose();
        _papers.Dispose();
        _products.Dispose();
        _hits.Dispose();
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(int tile)
    {
        var (first, hits) = (tile * _tiles.Columns, 0);
        var numbers = new BoundTile(_tiles.Scales(tile), _tiles.Errors(tile), _tiles.Rests(tile), _quantizer.HasRests);
        for (var index = 0; index < Papers.Count; index++)
        {
            var count = Math.Min(_tiles.Columns, Papers.LimitOf(index) - first);
            if (count <= 0)
                continue;
            var paper = _quantized[index];
            var products = _products.Start + ((long)index * _tiles.Columns);
            var constant = (paper.Error * _tiles.LargestLength) + _quantizer.Slack;
            if (float.IsNegativeInfinity(Papers.ThresholdOf(index)))
                Papers.RaiseBy(index, LowerBounds(products, numbers, count, paper, constant));
            var found = BoundScan.Run(products, numbers, count, paper, Papers.ThresholdOf(index) - constant, _hits.Start + hits);
            for (var end = hits + found; hits < end; hits++)
                _hits.Start[hits] |= index << ColumnBits;
        }

        Rescore(first, hits);
    }

    /// <summary>The bound's other side, by which a paper that has no threshold yet gets one.</summary>
    private ReadOnlySpan<float> LowerBounds(int* products, in BoundTile tile, int count, in Quantized paper, float constant)
    {
        for (var column = 0; column < count; column++)
        {
            _least[column] = (products[column] * tile.Scales[column] * paper.Scale)
                - ((paper.Length * tile.Errors[column]) + (tile.HasRests ? paper.Rest * tile.Rests[column] : 0) + constant);
        }

        return _least.AsSpan(0, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rescore(int first, int hits)
    {
        var (rows, columns) = (_order.Patents, (1 << ColumnBits) - 1);
        for (var i = 0; i < hits; i++)
        {
            if (i + Ahead < hits)
                Prefetch(_patents[rows[first + (_hits.Start[i + Ahead] & columns)]]);
            var (index, place) = (_hits.Start[i] >> ColumnBits, first + (_hits.Start[i] & columns));
            var score = TensorPrimitives.Dot(Papers.VectorOf(index), _patents[rows[place]]);
            if (score >= Papers.ThresholdOf(index))
                Papers.Add(index, place, score);
        }

        _rescored += hits;
    }

    /// <summary>
    /// A patent's vector lies anywhere in memory; its way to the cache is as long as the scoring of a few others.
    /// </summary>
    private static void Prefetch(ReadOnlySpan<float> vector)
    {
        if (!Sse.IsSupported)
            return;
        fixed (float* start = vector)
        {
            for (var i = 0; i < vector.Length; i += FloatsInLine)
                Sse.Prefetch0(start + i);
        }
    }
}
