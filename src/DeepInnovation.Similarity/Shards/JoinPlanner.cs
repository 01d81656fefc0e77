using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Similarity.Shards;

/// <summary>Cuts a join into shards.</summary>
public sealed class JoinPlanner
{
    /// <summary>The budget when none is given.</summary>
    public const long DefaultMemory = 2L << 30;

    private const int RowsPerReport = 1 << 12;

    /// <summary>The rule.</summary>
    public JoinRule Rule { get; init; } = JoinRule.Top(1);

    /// <summary>What a run may use, in bytes.</summary>
    public long Memory { get; init; } = DefaultMemory;

    /// <summary>Cut into this many shards, whatever memory they need; null to cut by <see cref="Memory"/>.</summary>
    public int? ShardCount { get; init; }

    /// <summary>Threads of a run; null for one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Reads both sides once, checks every vector, year and id, and writes the plan and what runs need beside it
    /// (years, tie orders) into <paramref name="folder"/>. O(bytes of the inputs). A folder that has the same plan
    /// already keeps it and its shards.
    /// </summary>
    /// <exception cref="InputException">
    /// An input is wrong (a vector is named by its file and its row there, counted from 0), the budget is too small,
    /// or the folder has another plan.
    /// </exception>
    public ShardPlan Plan(JoinSide papers, JoinSide patents, string folder, IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        if (Threads is < 1)
            throw new InputException("the number of threads is below 1", "Give --threads 1 or more");
        using var paperVectors = VectorFile.Open(papers.Vectors);
        using var patentVectors = VectorFile.Open(patents.Vectors);
        if (paperVectors.Dimensions != patentVectors.Dimensions)
        {
            throw new InputException(
                FormattableString.Invariant($"{papers.Vectors} has vectors of {paperVectors.Dimensions} numbers, ")
                + FormattableString.Invariant($"{patents.Vectors} of {patentVectors.Dimensions}"),
                "Embed both with the same encoder");
        }

        var (paperRows, patentRows) = (papers.Read("papers", paperVectors.Rows), patents.Read("patents", patentVectors.Rows));
        // For the ids' sake only: one that stands twice is an error, whichever blocks it would fall into.
        paperRows.TieOrders(papers.IdSource);
        var tieOrders = patentRows.TieOrders(patents.IdSource);
        var sizes = ShardCount is { } wanted
            ? BlockSizes.For(wanted, paperVectors.Rows, patentVectors.Rows)
            : BlockSizes.Within(Memory, paperVectors.Rows, patentVectors.Rows, paperVectors.Dimensions,
                Threads ?? Environment.ProcessorCount);
        Check(paperVectors, "papers", progress, cancellation);
        Check(patentVectors, "patents", progress, cancellation);

        Directory.CreateDirectory(folder);
        var known = File.Exists(Path.Combine(folder, ShardPlan.FileName)) ? ShardPlan.Read(folder) : null;
        var paperBlocks = Blocks(YearRows.EarliestFirst(paperRows.Years), paperRows.Years, sizes.Papers);
        var patentBlocks = Blocks(YearRows.LatestFirst(patentRows.Years), patentRows.Years, sizes.Patents);
        var plan = new ShardPlan
        {
            Top = Rule.Count,
            Threshold = Rule.Least,
            Dimensions = paperVectors.Dimensions,
            Memory = Memory,
            Threads = Threads,
            Papers = Side(folder, papers, paperVectors.Rows, paperBlocks,
                [("dates", PlanFiles.PaperYears, Bytes(paperRows.Years))]),
            Patents = Side(folder, patents, patentVectors.Rows, patentBlocks,
                [("dates", PlanFiles.PatentYears, Bytes(patentRows.Years)),
                    ("tie_orders", PlanFiles.TieOrders, Bytes(tieOrders))]),
            Shards = Shards(paperBlocks, patentBlocks, paperRows.Years, patentRows.Years),
        }.Identified();
        if (known is not null && known.Identity != plan.Identity)
            throw new InputException($"{folder} has another plan", "Choose an empty folder, or delete this one");
        NpyFile.Write(Path.Combine(folder, PlanFiles.PaperYears), paperRows.Years);
        NpyFile.Write(Path.Combine(folder, PlanFiles.PatentYears), patentRows.Years);
        NpyFile.Write(Path.Combine(folder, PlanFiles.TieOrders), tieOrders);
        plan.Write(folder);
        PlanInputs.Note(folder, plan);
        return plan;
    }

    private static void Check(VectorFile vectors, string unit, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var rows = new float[Math.Min(RowsPerReport, vectors.Rows) * vectors.Dimensions];
        for (var first = 0; first < vectors.Rows; first += RowsPerReport)
        {
            cancellation.ThrowIfCancellationRequested();
            var part = rows.AsSpan(0, Math.Min(RowsPerReport, vectors.Rows - first) * vectors.Dimensions);
            vectors.Read(first, part);
            for (var at = 0; at < part.Length; at += vectors.Dimensions)
            {
                var row = first + (at / vectors.Dimensions);
                UnitVector.Require(part.Slice(at, vectors.Dimensions),
                    () => FormattableString.Invariant($"{vectors.Path}, row {row}"));
            }

            progress?.Report(new WorkProgress("plan", first + (part.Length / vectors.Dimensions), vectors.Rows, unit));
        }
    }

    private static List<RowBlock> Blocks(int[] order, int[] years, int size)
    {
        var blocks = new List<RowBlock>();
        for (var first = 0; first < order.Length; first += size)
        {
            var count = Math.Min(size, order.Length - first);
            var (one, other) = (years[order[first]], years[order[first + count - 1]]);
            blocks.Add(new RowBlock(first, count, Math.Min(one, other), Math.Max(one, other)));
            if (first > int.MaxValue - size)
                break;
        }

        return blocks;
    }

    private static List<PlannedShard> Shards(List<RowBlock> papers, List<RowBlock> patents, int[] paperYears, int[] patentYears)
    {
        int[] earliestPapers = [.. paperYears.Order()];
        int[] latestPatents = [.. patentYears.OrderDescending()];
        var shards = new List<PlannedShard>();
        for (var paper = 0; paper < papers.Count; paper++)
        {
            for (var patent = 0; patent < patents.Count; patent++)
            {
                var pairs = Allowed(
                    earliestPapers.AsSpan(papers[paper].First, papers[paper].Count),
                    latestPatents.AsSpan(patents[patent].First, patents[patent].Count));
                if (pairs > 0)
                    shards.Add(new PlannedShard(shards.Count, paper, patent, pairs));
            }
        }

        return shards;
    }

    /// <summary>Pairs with patent year at least paper year: as papers grow later, fewer patents are late enough.</summary>
    private static long Allowed(ReadOnlySpan<int> ascendingPapers, ReadOnlySpan<int> descendingPatents)
    {
        var (pairs, late) = (0L, descendingPatents.Length);
        foreach (var year in ascendingPapers)
        {
            while (late > 0 && descendingPatents[late - 1] < year)
                late--;
            pairs += late;
        }

        return pairs;
    }

    private static PlanSide Side(string folder, JoinSide side, int rows, List<RowBlock> blocks,
        (string Role, string File, byte[] Content)[] made)
    {
        var inputs = side.Files.Select(f => new PlanInput(
            f.Role, Path.GetRelativePath(folder, Path.GetFullPath(f.Path)).Replace('\\', '/'), new FileInfo(f.Path).Length,
            Sha256.OfFile(f.Path)));
        var own = made.Select(f => new PlanInput(f.Role, f.File, f.Content.Length,
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(f.Content))));
        return new PlanSide { Rows = rows, Inputs = [.. inputs, .. own], Blocks = blocks };
    }

    private static byte[] Bytes(int[] values)
    {
        using var stream = new MemoryStream();
        NpyFile.Write(stream, values);
        return stream.ToArray();
    }
}
