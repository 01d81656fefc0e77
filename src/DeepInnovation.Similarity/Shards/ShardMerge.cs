using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// The shards of a plan as one join: pairs by the paper's row in its file, then by rank, whatever the cut. Every shard holds its
/// rows by the paper's row, so that a merge of all shards at once gives the file's order without sorting; in memory are a buffer
/// for each shard, the pairs of one paper, and years and ids.
/// </summary>
public sealed class ShardMerge
{
    private const int BuffersBytes = 64 << 20;
    private readonly string _folder;
    private readonly ShardPlan _plan;
    private readonly long[] _rows;

    /// <summary>Checks every byte of every shard and the inputs. O(bytes).</summary>
    /// <exception cref="InputException">A shard is missing or cannot be used, or an input changed.</exception>
    public ShardMerge(string folder)
    {
        (_folder, _plan) = (folder, ShardPlan.Read(folder));
        PlanInputs.Require(folder, _plan);
        _rows = [.. _plan.Shards.Select(s => RowsOf(s.Index))];
    }

    /// <summary>Papers in all.</summary>
    public int Papers => _plan.Papers.Rows;

    /// <summary>Rows of all shards: pairs at most, before top k across shards.</summary>
    public long ShardRows => _rows.Sum();

    /// <summary>
    /// The pairs by rows of the two files, with their ranks. O(rows log shards) time.
    /// </summary>
    /// <param name="progress">Told of rows read.</param>
    /// <param name="cancellation">Stops between two papers.</param>
    public IEnumerable<JoinedPair> Pairs(IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        var order = new BestFirst(NpyFile.ReadIntegers(Path.Combine(_folder, PlanFiles.TieOrders)));
        var (found, done, reported) = (new List<JoinedPair>(), 0L, 0L);
        var queue = Open();
        while (queue.TryPeek(out _, out var paper))
        {
            cancellation.ThrowIfCancellationRequested();
            found.Clear();
            while (queue.TryPeek(out var shard, out var next) && next == paper)
                Take(queue, shard, found);
            done += found.Count;
            found.Sort(order);
            var kept = Math.Min(_plan.Top ?? int.MaxValue, found.Count);
            for (var i = 0; i < kept; i++)
                yield return found[i] with { Rank = i + 1 };
            if (done - reported >= 1 << 16 || queue.Count == 0)
                progress?.Report(new WorkProgress("merge", reported = done, ShardRows, "rows"));
        }
    }

    /// <summary>The pairs with ids and years. Both sides' ids are in memory.</summary>
    /// <param name="progress">Told of rows read.</param>
    /// <param name="cancellation">Stops between two papers.</param>
    /// <exception cref="InputException">The ids cannot be read.</exception>
    public IEnumerable<SimilarPair> NamedPairs(IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        var papers = _plan.Papers.Files(_folder).Read("papers", _plan.Papers.Rows);
        var patents = _plan.Patents.Files(_folder).Read("patents", _plan.Patents.Rows);
        return Pairs(progress, cancellation).Select(p => new SimilarPair
        {
            PaperId = papers.IdOf(p.Paper),
            PatentId = patents.IdOf(p.Patent),
            Similarity = p.Similarity,
            PaperYear = papers.Years[p.Paper],
            PatentYear = patents.Years[p.Patent],
            Rank = p.Rank,
        });
    }

    private long RowsOf(int index)
    {
        var found = ShardFile.Inspect(_folder, _plan, index, whole: true);
        return found.State == ShardState.Complete
            ? found.Rows
            : throw new InputException(ShardFault.Of(_folder, index, found.State), "Run: deepinnovation join run");
    }

    private PriorityQueue<ShardCursor, int> Open()
    {
        var queue = new PriorityQueue<ShardCursor, int>(_rows.Length);
        var bufferRows = Math.Clamp(BuffersBytes / Math.Max(1, _rows.Length) / ShardFile.RowBytes, 256, 1 << 16);
        for (var i = 0; i < _rows.Length; i++)
        {
            var cursor = new ShardCursor(PlanFiles.ShardPath(_folder, _plan.Shards[i].Index), _rows[i], bufferRows);
            if (cursor.Next())
                queue.Enqueue(cursor, cursor.Paper);
        }

        return queue;
    }

    /// <summary>Takes all pairs of the paper at which a cursor stands.</summary>
    private static void Take(PriorityQueue<ShardCursor, int> queue, ShardCursor shard, List<JoinedPair> found)
    {
        var (paper, more) = (shard.Paper, true);
        while (more && shard.Paper == paper)
        {
            found.Add(new JoinedPair(paper, shard.Patent, shard.Similarity, 0));
            more = shard.Next();
        }

        if (more)
            queue.DequeueEnqueue(shard, shard.Paper);
        else
            queue.Dequeue();
    }

    /// <summary>Highest similarity first, then as ids break ties. No two pairs of one paper are equal.</summary>
    private sealed class BestFirst(int[] tieOrders) : IComparer<JoinedPair>
    {
        public int Compare(JoinedPair x, JoinedPair y)
        {
            var bySimilarity = y.Similarity.CompareTo(x.Similarity);
            return bySimilarity != 0 ? bySimilarity : tieOrders[x.Patent].CompareTo(tieOrders[y.Patent]);
        }
    }
}
