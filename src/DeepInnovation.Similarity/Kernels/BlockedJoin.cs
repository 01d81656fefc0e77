using DeepInnovation.Core;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// What the fast engines share: both sides sorted by year, papers cut into blocks, a block a thread at a time. A thread's memory
/// is used again from block to block. How scores are approximated is the derived class's business; <see cref="Candidates"/> makes
/// the result the same whatever it does.
/// </summary>
internal abstract class BlockedJoin : ISimilarityJoin
{
    private const int LargestBlock = 512;
    private const int BlocksPerThread = 4;

    /// <summary>Threads; they change the time, never the result. Null for one a processor.</summary>
    public int? Threads { get; init; }

    public JoinResult Join(DatedVectors papers, DatedVectors patents, JoinRule rule, Action<int>? papersDone = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        ArgumentNullException.ThrowIfNull(rule);
        if (papers.Count == 0 || patents.Count == 0)
            return new JoinResult([], 0, papers.Count);
        if (papers.Dimensions != patents.Dimensions)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"{papers.Name} has vectors of {papers.Dimensions} numbers, {patents.Name} of {patents.Dimensions}"),
                "Embed both with the same encoder");
        }

        var order = new YearOrder(papers, patents);
        var kept = new JoinedPair[papers.Count][];
        var way = Run(new JoinTask(papers, patents, rule, order), kept, papersDone, cancellation);
        return new JoinResult([.. kept.SelectMany(k => k)], order.Allowed, order.PapersWithoutCandidate) { Way = way };
    }

    /// <summary>What one join needs beside the vectors, prepared once and shared by the threads.</summary>
    private protected abstract IBlockEngine Prepare(JoinTask task, int blockSize, CancellationToken cancellation);

    private string Run(JoinTask task, JoinedPair[][] kept, Action<int>? papersDone, CancellationToken cancellation)
    {
        var (count, threads) = (task.Papers.Count, Threads ?? Environment.ProcessorCount);
        var size = Math.Clamp((count + (threads * BlocksPerThread) - 1) / (threads * BlocksPerThread), 1, LargestBlock);
        using var engine = Prepare(task, size, cancellation);
        var (gate, done, next) = (new Lock(), 0, (count + size - 1) / size);
        Parallel.For(0, threads, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads }, _ =>
        {
            IBlockWorker? worker = null;
            try
            {
                // From the last block to the first: the earliest papers have the most candidates, and the short blocks at the
                // end leave no thread waiting long.
                while (Interlocked.Decrement(ref next) is >= 0 and var number)
                {
                    worker ??= engine.NewWorker();
                    var first = number * size;
                    worker.Papers.Begin(first, Math.Min(size, count - first));
                    worker.Run(cancellation);
                    worker.Papers.Finish(kept);
                    if (papersDone is null)
                        continue;
                    lock (gate)
                        papersDone(done += worker.Papers.Count);
                }
            }
            finally
            {
                worker?.Dispose();
            }
        });
        return engine.Way;
    }
}

/// <summary>One join.</summary>
internal sealed record JoinTask(DatedVectors Papers, DatedVectors Patents, JoinRule Rule, YearOrder Order);

/// <summary>An engine with the patents prepared.</summary>
internal interface IBlockEngine : IDisposable
{
    /// <summary>What was done, for a log.</summary>
    string Way { get; }

    /// <summary>Memory of one thread.</summary>
    IBlockWorker NewWorker();
}

/// <summary>Works on one block of papers at a time.</summary>
internal interface IBlockWorker : IDisposable
{
    /// <summary>The papers in hand.</summary>
    PaperBlock Papers { get; }

    /// <summary>Offers every allowed patent that may be kept to the papers.</summary>
    void Run(CancellationToken cancellation);
}
