namespace DeepInnovation.Neural.Optimization;

/// <summary>
/// Where each parameter lies in one flat block: first those that decay, then the others, each aligned to 64 bytes.
/// </summary>
internal sealed class ParameterLayout
{
    private const int FloatsPerLine = 16;

    public ParameterLayout(IReadOnlyList<TrainableTensor> parameters)
    {
        Parameters = parameters;
        Offsets = new long[parameters.Count];
        long next = 0;
        foreach (var decays in new[] { true, false })
        {
            foreach (var (index, parameter) in parameters.Index().Where(p => p.Item.Decays == decays))
            {
                Offsets[index] = next;
                next += (Count(parameter) + FloatsPerLine - 1) / FloatsPerLine * FloatsPerLine;
            }

            if (decays)
                Decaying = next;
        }

        Length = next;
    }

    public IReadOnlyList<TrainableTensor> Parameters { get; }

    public long[] Offsets { get; }

    /// <summary>Floats in the block, with the gaps (which stay 0).</summary>
    public long Length { get; }

    /// <summary>The part of the block, from its start, to which weight decay applies.</summary>
    public long Decaying { get; }

    public static long[] Shape(TrainableTensor parameter) => [.. parameter.Tensor.Shape.Dims.Select(d => d.Length)];

    public static long Count(TrainableTensor parameter) => Shape(parameter).Aggregate(1L, (product, length) => product * length);

    /// <summary>The block cut into pieces of at most <paramref name="size"/> floats, none across the border of decay.</summary>
    public IEnumerable<(long Offset, int Length)> Chunks(int size)
    {
        foreach (var (start, end) in new[] { (0L, Decaying), (Decaying, Length) })
        {
            for (var offset = start; offset < end; offset += size)
                yield return (offset, (int)Math.Min(size, end - offset));
        }
    }
}
