namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// Patents in the order of their years, cut into panels as wide as a <see cref="MicroKernel"/>, each [dimensions, columns], so
/// that the kernel reads memory in one direction. The last panel is filled up with zeros.
/// </summary>
internal sealed unsafe class PackedPatents : IDisposable
{
    private readonly AlignedBlock<float> _values;
    private readonly long _panelFloats;

    /// <summary>O(elements) time and memory.</summary>
    public PackedPatents(DatedVectors patents, int[] order, int columns, CancellationToken cancellation)
    {
        (Columns, _panelFloats) = (columns, (long)columns * patents.Dimensions);
        Panels = (order.Length + columns - 1) / columns;
        _values = new AlignedBlock<float>(Panels * _panelFloats);
        Parallel.For(0, Panels, new ParallelOptions { CancellationToken = cancellation }, panel =>
        {
            var to = Panel(panel);
            for (var column = 0; column < columns && (panel * columns) + column < order.Length; column++)
            {
                var vector = patents[order[(panel * columns) + column]];
                for (var i = 0; i < vector.Length; i++)
                    to[((long)i * columns) + column] = vector[i];
            }
        });
    }

    /// <summary>Patents in a panel.</summary>
    public int Columns { get; }

    /// <summary>How many panels there are.</summary>
    public int Panels { get; }

    /// <summary>Where a panel begins.</summary>
    public float* Panel(int panel) => _values.Start + (panel * _panelFloats);

    public void Dispose() => _values.Dispose();
}
