using DeepInnovation.Core.Tables;

namespace DeepInnovation.Similarity.Shards;

/// <summary>Loads the rows of a plan's blocks, in an order in which row numbers break ties as ids do.</summary>
internal sealed class ShardBlocks : IDisposable
{
    /// <summary>16 MiB of single-precision numbers.</summary>
    private const int WorthCollecting = 1 << 22;

    private readonly VectorFile _papers;
    private readonly VectorFile _patents;
    private readonly int[] _paperYears;
    private readonly int[] _patentYears;
    private readonly int[] _paperOrder;
    private readonly int[] _patentOrder;
    private readonly int[] _tieOrders;

    public ShardBlocks(string folder, ShardPlan plan)
    {
        _paperYears = NpyFile.ReadIntegers(Path.Combine(folder, PlanFiles.PaperYears));
        _patentYears = NpyFile.ReadIntegers(Path.Combine(folder, PlanFiles.PatentYears));
        _tieOrders = NpyFile.ReadIntegers(Path.Combine(folder, PlanFiles.TieOrders));
        (_paperOrder, _patentOrder) = (YearRows.EarliestFirst(_paperYears), YearRows.LatestFirst(_patentYears));
        _papers = VectorFile.Open(plan.Papers.Files(folder).Vectors);
        _patents = VectorFile.Open(plan.Patents.Files(folder).Vectors);
    }

    /// <summary>The rows of a block of papers, as they follow in the file: shards are merged in that order.</summary>
    public int[] PaperRows(RowBlock block)
    {
        var rows = _paperOrder.AsSpan(block.First, block.Count).ToArray();
        Array.Sort(rows);
        return rows;
    }

    /// <summary>
    /// The rows of a block of patents, as their ids follow: an engine that sees no ids then breaks ties as they would.
    /// </summary>
    public int[] PatentRows(RowBlock block)
    {
        var rows = _patentOrder.AsSpan(block.First, block.Count).ToArray();
        Array.Sort(Array.ConvertAll(rows, row => _tieOrders[row]), rows);
        return rows;
    }

    public DatedVectors Papers(int[] rows) => Load(_papers, "papers", _paperYears, rows);

    public DatedVectors Patents(int[] rows) => Load(_patents, "patents", _patentYears, rows);

    public void Dispose()
    {
        _papers.Dispose();
        _patents.Dispose();
    }

    private static DatedVectors Load(VectorFile file, string name, int[] years, int[] rows)
    {
        // What is replaced must be gone before the next block is there: blocks are sized so that only one of each fits. Small
        // ones are not worth stopping every thread of the process for.
        var length = rows.Length * file.Dimensions;
        if (length >= WorthCollecting)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var values = GC.AllocateUninitializedArray<float>(length);
        file.Gather(rows, values);
        return new DatedVectors(name, values, file.Dimensions, Array.ConvertAll(rows, row => years[row]));
    }
}
