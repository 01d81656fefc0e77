namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// Patents in the order of their years, rounded to bytes, a tile after the other, with what the bound needs of each.
/// </summary>
internal sealed unsafe class ByteTiles : IDisposable
{
    private readonly AlignedBlock<sbyte> _bytes;
    private readonly AlignedBlock<int> _sums;
    private readonly AlignedBlock<float> _scales;
    private readonly AlignedBlock<float> _errors;
    private readonly AlignedBlock<float> _rests;
    private readonly long _tileBytes;

    /// <summary>
    /// O(elements), times the head's share of the dimensions with a rotation. About a quarter of the vectors' memory at most.
    /// </summary>
    public ByteTiles(DatedVectors patents, int[] order, ByteQuantizer quantizer, IByteProduct product, int threads,
        CancellationToken cancellation)
    {
        (Columns, _tileBytes) = (product.Columns, (long)product.Columns * quantizer.Bytes);
        Count = (order.Length + Columns - 1) / Columns;
        _bytes = new(Count * _tileBytes);
        var room = (long)Count * Columns;
        (_sums, _scales, _errors, _rests) = (new(room), new(room), new(room), new(room));
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads };
        var largest = new float[Count];
        Parallel.For(0, Count, parallel, tile =>
        {
            var (head, bytes) = (new float[quantizer.Head], new sbyte[quantizer.Bytes]);
            for (var column = 0; column < Columns && (tile * Columns) + column < order.Length; column++)
            {
                var place = ((long)tile * Columns) + column;
                var rounded = quantizer.Run(patents[order[place]], head, bytes);
                (_scales.Start[place], _errors.Start[place], _rests.Start[place]) = (rounded.Scale, rounded.Error, rounded.Rest);
                largest[tile] = Math.Max(largest[tile], rounded.Length + rounded.Error);
                for (var i = 0; i < bytes.Length; i++)
                {
                    Bytes(tile)[product.OffsetOf(i, column)] = bytes[i];
                    _sums.Start[place] += bytes[i];
                }
            }
        });
        LargestLength = largest.Length == 0 ? 0 : MathF.BitIncrement(largest.Max());
    }

    /// <summary>Patents in a tile.</summary>
    public int Columns { get; }

    /// <summary>How many tiles there are.</summary>
    public int Count { get; }

    /// <summary>At least the length of every patent's head.</summary>
    public float LargestLength { get; }

    public sbyte* Bytes(int tile) => _bytes.Start + (tile * _tileBytes);

    /// <summary>[Columns]: sums of the bytes.</summary>
    public int* Sums(int tile) => _sums.Start + ((long)tile * Columns);

    public float* Scales(int tile) => _scales.Start + ((long)tile * Columns);

    public float* Errors(int tile) => _errors.Start + ((long)tile * Columns);

    public float* Rests(int tile) => _rests.Start + ((long)tile * Columns);

    public void Dispose()
    {
        _bytes.Dispose();
        _sums.Dispose();
        _scales.Dispose();
        _errors.Dispose();
        _rests.Dispose();
    }
}
