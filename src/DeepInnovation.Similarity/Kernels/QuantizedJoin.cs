using DeepInnovation.Neural.Onnx;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// The join by bytes: vectors, or their heads after a rotation, rounded to 8 bits; an upper bound of each score from the product
/// of the bytes and the lengths of what was left out; pairs whose bound reaches the paper's threshold scored in float32. Exact by
/// construction (docs/join-bounds.md). O(allowed pairs · head) operations on bytes, O(surviving pairs · dimensions) on floats;
/// memory for a quarter of the patents and a block of papers a thread.
/// </summary>
internal sealed class QuantizedJoin : BlockedJoin
{
    /// <summary>
    /// Components of the head after a rotation; 0 for whole vectors; null for what a sample says is best, float32 for one.
    /// </summary>
    public int? Head { get; init; }

    /// <summary>
    /// Makes the product; null for ONNX Runtime's, or ours where that does not work: both are exact, ours is slower.
    /// </summary>
    internal Func<int, IByteProduct>? Product { get; init; }

    private protected override IBlockEngine Prepare(JoinTask task, int blockSize, CancellationToken cancellation)
    {
        var dimensions = task.Papers.Dimensions;
        if (Head is { } given && (given < 0 || given >= Math.Max(dimensions, 1)))
            throw new ArgumentOutOfRangeException(nameof(task), $"a head of {given} is no part of {dimensions} dimensions");
        var plan = Head is null ? FilterPlan.Choose(task)
            : new FilterPlan(Head > 0 ? HeadRotation.Components(task.Papers, task.Patents, Head.Value) : null,
                Head.Value, true, double.NaN);
        if (!plan.ByBytes)
            return new PackedEngine(MicroKernel.Best, task, blockSize,
                new PackedPatents(task.Patents, task.Order.Patents, MicroKernel.Best.Columns, cancellation));
        var quantizer = new ByteQuantizer(dimensions,
            plan.Components is { } components ? HeadRotation.Of(components, plan.Head) : null);
        var product = Product?.Invoke(quantizer.Bytes) ?? (NetworkRuntime.Part.LackHere is null
            ? new MatMulIntegerProduct(quantizer.Bytes) : new VectorByteProduct(quantizer.Bytes));
        return new QuantizedEngine(
            task, blockSize, quantizer, product, new ByteTiles(task.Patents, task.Order.Patents, quantizer, product,
                Threads ?? Environment.ProcessorCount, cancellation));
    }
}
