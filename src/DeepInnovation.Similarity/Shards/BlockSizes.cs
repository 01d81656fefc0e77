using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Similarity.Shards;

/// <summary>How many rows fit in a budget of memory.</summary>
/// <param name="Papers">Rows of a block of papers.</param>
/// <param name="Patents">Rows of a block of patents.</param>
public sealed record BlockSizes(int Papers, int Patents)
{
    /// <summary>
    /// A shard of more pairs than this (some ten to thirty seconds of two cores at 384 dimensions) would lose
    /// too much when it is interrupted.
    /// </summary>
    public const long MostPairs = 3_000_000_000;

    /// <summary>The process without vectors: runtime, libraries, the mapped window.</summary>
    private const long ProcessBytes = 160L << 20;

    /// <summary>What a thread of an engine keeps for itself.</summary>
    private const long ThreadBytes = 8L << 20;

    /// <summary>Years, tie orders and the order by year, for a row of either side, in and out of blocks.</summary>
    private const int IndexBytes = 12;

    /// <summary>
    /// What an engine keeps for a row in hand beside vectors and pairs: its year and its place in an
    /// order, sort keys, the paper's list.
    /// </summary>
    private const int RowBytes = 96;

    /// <summary>A pair while lists of pairs are joined into one.</summary>
    private const int PairBytes = 64;

    /// <summary>A block of patents and the engine's packed copies of it.</summary>
    private const double PatentCopies = 2.5;

    /// <summary>What the pairs found may take: an eighth of what is free.</summary>
    private const int ResultShare = 8;

    /// <summary>
    /// The largest blocks that keep the budget: half of it for papers, whose blocks decide how often all patents are read, half
    /// for patents and their copies; what one side does not need goes to the other.
    /// </summary>
    /// <param name="memory">The budget in bytes.</param>
    /// <param name="papers">Papers in all.</param>
    /// <param name="patents">Patents in all.</param>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="threads">Threads of the run.</param>
    /// <exception cref="InputException">The budget leaves no room for a block.</exception>
    internal static BlockSizes Within(long memory, int papers, int patents, int dimensions, int threads)
    {
        var free = FreeBytes(memory, papers, patents, threads);
        var vectors = free - (free / ResultShare);
        var (paperRow, patentRow) = (PaperRow(dimensions), PatentRow(dimensions));
        if (vectors < 64 * (paperRow + patentRow))
        {
            var least = memory - free + (66 * (paperRow + patentRow) * ResultShare / (ResultShare - 1));
            throw new InputException(
                "the memory leaves no room for vectors", null, null, "--memory", MemorySize.ToText(memory),
                string.Create(CultureInfo.InvariantCulture, $"Give at least {MemorySize.ToText(least)} here, and rather 2GiB"));
        }

        var paperBytes = Math.Min((long)papers * paperRow, Math.Max(vectors / 2, vectors - ((long)patents * patentRow)));
        var paperRows = Rows(paperBytes / paperRow, papers);
        var patentRows = Rows((vectors - ((long)paperRows * paperRow)) / patentRow, patents);
        // A span holds at most so many numbers.
        var longest = Array.MaxLength / dimensions;
        return Capped(Math.Min(paperRows, longest), Math.Min(patentRows, longest));
    }

    /// <summary>
    /// At most <see cref="MostPairs"/>, cut from the longer side first: with few patents in a block each paper's threshold would
    /// begin anew too often, with few papers the patents would be read too often. Near a square both cost less than a hundredth.
    /// </summary>
    private static BlockSizes Capped(int papers, int patents)
    {
        if ((long)papers * patents <= MostPairs)
            return new BlockSizes(papers, patents);
        var side = (int)Math.Sqrt(MostPairs);
        return papers <= side ? new BlockSizes(papers, (int)(MostPairs / papers))
            : patents <= side ? new BlockSizes((int)(MostPairs / patents), patents)
            : new BlockSizes(side, side);
    }

    /// <summary>
    /// Blocks for a wanted number of shards: as near to a square as the number's divisors allow, with more patent blocks than
    /// paper blocks. A prime number gives one block of papers.
    /// </summary>
    internal static BlockSizes For(int shards, int papers, int patents)
    {
        if (shards < 1)
            throw new InputException("the number of shards is below 1", null, null, "--shards",
                shards.ToString(CultureInfo.InvariantCulture), "Give 1 or more");
        var paperBlocks = (int)Math.Sqrt(shards);
        while (shards % paperBlocks != 0)
            paperBlocks--;
        return new BlockSizes(Share(papers, paperBlocks), Share(patents, shards / paperBlocks));
    }

    /// <summary>What a run with these blocks needs at most, in bytes; pairs by a threshold alone may need more.</summary>
    public long Bytes(int papers, int patents, int dimensions, int threads, long pairsPerPaper = 1)
    {
        var vectors = ((long)Papers * PaperRow(dimensions)) + ((long)Patents * PatentRow(dimensions));
        var needed = vectors + Math.Max(vectors / (ResultShare - 1), Math.Min(Papers, 64) * pairsPerPaper * PairBytes);
        return needed - FreeBytes(0, papers, patents, threads);
    }

    /// <summary>
    /// How many papers may be joined in one call so that their pairs fit. Pairs beyond expectation (a threshold alone) cost
    /// memory until the call ends; the next slice is then shorter.
    /// </summary>
    /// <param name="memory">The budget in bytes.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="threads">Threads of the run.</param>
    /// <param name="pairsPerPaper">Pairs that a paper has at most, or had at most so far.</param>
    internal static int Slice(long memory, ShardPlan plan, int threads, double pairsPerPaper) => (int)Math.Clamp(
        FreeBytes(memory, plan.Papers.Rows, plan.Patents.Rows, threads) / ResultShare / (PairBytes * Math.Max(1, pairsPerPaper)),
        64, int.MaxValue);

    private static long FreeBytes(long memory, int papers, int patents, int threads) =>
        memory - ProcessBytes - (threads * ThreadBytes) - (((long)papers + patents) * IndexBytes);

    private static long PaperRow(int dimensions) => ((long)dimensions * sizeof(float)) + RowBytes;

    private static long PatentRow(int dimensions) => (long)(dimensions * sizeof(float) * PatentCopies) + RowBytes;

    private static int Rows(long wanted, int most) => (int)Math.Clamp(wanted, Math.Min(1, most), most);

    private static int Share(int rows, int blocks) => Math.Max(1, (int)(((long)rows + blocks - 1) / blocks));
}
