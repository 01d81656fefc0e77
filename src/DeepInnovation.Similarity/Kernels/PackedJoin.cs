namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// The join in float32: packed panels, a register-blocked kernel that compares in registers, blocks that stay in a
/// core's cache (Goto and van de Geijn, 2008). O(allowed pairs · dimensions) time; memory for a copy of the patents
/// and a block of papers a thread.
/// </summary>
internal sealed class PackedJoin : BlockedJoin
{
    private readonly MicroKernel _kernel;

    /// <summary>The engine with the widest kernel of this processor.</summary>
    public PackedJoin()
        : this(MicroKernel.Best)
    {
    }

    /// <summary>The engine with a given kernel.</summary>
    internal PackedJoin(MicroKernel kernel) => _kernel = kernel;

    private protected override IBlockEngine Prepare(JoinTask task, int blockSize, CancellationToken cancellation) =>
        new PackedEngine(_kernel, task, blockSize,
            new PackedPatents(task.Patents, task.Order.Patents, _kernel.Columns, cancellation));
}

/// <summary>The patents packed.</summary>
internal sealed class PackedEngine(MicroKernel kernel, JoinTask task, int blockSize, PackedPatents patents) : IBlockEngine
{
    public string Way { get; } = FormattableString.Invariant($"float32, {(kernel.Bits == 0 ? "scalar" : $"{kernel.Bits} bits")}");

    public IBlockWorker NewWorker() => new PackedWorker(kernel, task, blockSize, patents);

    public void Dispose() => patents.Dispose();
}

/// <summary>The loops around the kernel.</summary>
internal sealed unsafe class PackedWorker : IBlockWorker
{
    /// <summary>Bytes of patents that stay in a core's second-level cache while all papers of the block pass by.</summary>
    private const int CacheBytes = 440 << 10;

    private readonly MicroKernel _kernel;
    private readonly PackedPatents _patents;
    private readonly int _dimensions;
    private readonly AlignedBlock<float> _papers;
    private readonly AlignedBlock<float> _sums;
    private readonly AlignedBlock<float> _thresholds;

    public PackedWorker(MicroKernel kernel, JoinTask task, int blockSize, PackedPatents patents)
    {
        (_kernel, _patents, _dimensions) = (kernel, patents, task.Papers.Dimensions);
        Papers = new PaperBlock(task.Papers, task.Patents, task.Order, task.Rule, blockSize);
        var rows = (blockSize + kernel.Rows - 1) / kernel.Rows * kernel.Rows;
        _papers = new AlignedBlock<float>((long)rows * _dimensions);
        _sums = new AlignedBlock<float>(kernel.Rows * kernel.Columns);
        _thresholds = new AlignedBlock<float>(kernel.Rows);
    }

    public PaperBlock Papers { get; }

    public void Run(CancellationToken cancellation)
    {
        Pack();
        var last = Papers.LimitOf(Papers.Count - 1); // Limits do not fall along the block.
        var panels = (last + _kernel.Columns - 1) / _kernel.Columns;
        var step = Math.Max(1, CacheBytes / (_kernel.Columns * _dimensions * sizeof(float)));
        for (var from = 0; from < panels; from += step)
        {
            cancellation.ThrowIfCancellationRequested();
            var to = Math.Min(panels, from + step);
            for (var first = 0; first < Papers.Count; first += _kernel.Rows)
                RunPanels(first, from, to);
        }
    }

    public void Dispose()
    {
        _papers.Dispose();
        _sums.Dispose();
        _thresholds.Dispose();
    }

    private void RunPanels(int first, int from, int to)
    {
        var rows = Math.Min(_kernel.Rows, Papers.Count - first);
        var papers = _papers.Start + ((long)first * _dimensions);
        var last = Math.Min(to, (Papers.LimitOf(first + rows - 1) + _kernel.Columns - 1) / _kernel.Columns);
        SetThresholds(first, rows);
        for (var panel = from; panel < last; panel++)
        {
            if (_kernel.Run(papers, _patents.Panel(panel), _dimensions, _thresholds.Start, _sums.Start))
            {
                Collect(first, rows, panel * _kernel.Columns);
                SetThresholds(first, rows);
            }
        }
    }

    private void SetThresholds(int first, int rows)
    {
        for (var row = 0; row < _kernel.Rows; row++)
            _thresholds.Start[row] = row < rows ? Papers.ThresholdOf(first + row) : float.PositiveInfinity;
    }

    private void Collect(int first, int rows, int place)
    {
        for (var row = 0; row < rows; row++)
        {
            var allowed = Math.Min(_kernel.Columns, Papers.LimitOf(first + row) - place);
            var sums = new ReadOnlySpan<float>(_sums.Start + (row * _kernel.Columns), Math.Max(0, allowed));
            for (var column = 0; column < sums.Length; column++)
            {
                if (sums[column] >= Papers.ThresholdOf(first + row))
                    Papers.Add(first + row, place + column, sums[column]);
            }
        }
    }

    /// <summary>
    /// Papers as the kernel reads them: groups of its rows, each [dimensions, rows]; the last group is filled up with zeros.
    /// </summary>
    private void Pack()
    {
        var rows = _kernel.Rows;
        for (var index = 0; index < (Papers.Count + rows - 1) / rows * rows; index++)
        {
            var to = _papers.Start + ((long)(index / rows) * rows * _dimensions) + (index % rows);
            for (var i = 0; i < _dimensions; i++)
                to[(long)i * rows] = index < Papers.Count ? Papers.VectorOf(index)[i] : 0;
        }
    }
}
