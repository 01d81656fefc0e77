using System.Diagnostics;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Similarity.Shards;

/// <summary>A shard that a run finished.</summary>
/// <param name="Shard">Which.</param>
/// <param name="Rows">Pairs that it kept.</param>
/// <param name="Time">How long it took.</param>
public sealed record ShardDone(PlannedShard Shard, long Rows, TimeSpan Time);

/// <summary>What a run did.</summary>
/// <param name="Done">Shards joined now.</param>
/// <param name="Skipped">Shards that were complete.</param>
/// <param name="Busy">Shards that other processes work on.</param>
/// <param name="Rows">Pairs of the shards joined now.</param>
public sealed record ShardRun(int Done, int Skipped, int Busy, long Rows);

/// <summary>
/// Joins the shards of a plan that have no result yet. Each result appears whole or not at all, so that a run may be killed at
/// any time; several runs may share a folder.
/// </summary>
public sealed class ShardRunner
{
    /// <summary>Assumed of a threshold alone until a first slice of papers tells more.</summary>
    private const int UnknownPairsPerPaper = 4096;

    private readonly ISimilarityJoin _engine;

    /// <summary>A runner with an engine; all engines give the same rows.</summary>
    public ShardRunner(ISimilarityJoin engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
    }

    /// <summary>Joins all missing shards, or one. Progress counts pairs that the years allow.</summary>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="only">The shard; null for all.</param>
    /// <param name="finished">Told of each shard that is done.</param>
    /// <param name="progress">Told of pairs done.</param>
    /// <param name="cancellation">Stops within a shard; the shards before it stay.</param>
    /// <exception cref="InputException">The plan is wrong, an input changed, or there is no such shard.</exception>
    /// <exception cref="IOException">The disk is full; the shards before it stay.</exception>
    public ShardRun Run(
        string folder, int? only = null, Action<ShardDone>? finished = null, IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var plan = ShardPlan.Read(folder);
        if (only is { } number && (number < 0 || number >= plan.Shards.Count))
            throw new InputException(FormattableString.Invariant(
                $"there is no shard {number}; the plan has {plan.Shards.Count}, counted from 0"), "Choose one of them");
        PlanInputs.Require(folder, plan);
        PlannedShard[] wanted = [.. plan.Shards.Where(s => only is null || s.Index == only)];
        using var work = new Work(_engine, folder, plan, wanted, progress, cancellation);
        foreach (var shard in wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            if (work.Do(shard) is { } done)
                finished?.Invoke(done);
        }

        return work.Summary;
    }

    private sealed class Work(
        ISimilarityJoin engine, string folder, ShardPlan plan, PlannedShard[] wanted, IProgress<WorkProgress>? progress,
        CancellationToken cancellation) : IDisposable
    {
        private readonly long _pairs = wanted.Sum(s => s.Pairs);
        private ShardBlocks? _blocks;
        private DatedVectors? _papers;
        private int _paperBlock = -1;
        private double _pairsPerPaper = plan.Top ?? UnknownPairsPerPaper;
        private long _pairsDone;

        public ShardRun Summary { get; private set; } = new(0, 0, 0, 0);

        public ShardDone? Do(PlannedShard shard)
        {
            if (IsComplete(shard))
                return Skip(shard);
            using var claim = ShardClaim.TryTake(folder, shard.Index);
            if (claim is null)
            {
                Summary = Summary with { Busy = Summary.Busy + 1 };
                return null;
            }

            // Another process may have finished it between the look and the claim.
            if (IsComplete(shard))
                return Skip(shard);
            _blocks ??= new ShardBlocks(folder, plan);
            var (clock, rows) = (Stopwatch.StartNew(), 0L);
            Report(_pairsDone);
            AtomicFile.Write(PlanFiles.ShardPath(folder, shard.Index), stream =>
            {
                using var writer = new ShardWriter(stream, plan.Identity, shard.Index);
                Join(shard, writer);
                writer.Finish(clock.Elapsed);
                rows = writer.Rows;
            });
            _pairsDone += shard.Pairs;
            Summary = Summary with { Done = Summary.Done + 1, Rows = Summary.Rows + rows };
            Report(_pairsDone);
            return new ShardDone(shard, rows, clock.Elapsed);
        }

        public void Dispose() => _blocks?.Dispose();

        private bool IsComplete(PlannedShard shard) =>
            ShardFile.Inspect(folder, plan, shard.Index, whole: false).State == ShardState.Complete;

        private ShardDone? Skip(PlannedShard shard)
        {
            _pairsDone += shard.Pairs;
            Summary = Summary with { Skipped = Summary.Skipped + 1 };
            return null;
        }

        private void Join(PlannedShard shard, ShardWriter writer)
        {
            var paperRows = _blocks!.PaperRows(plan.Papers.Blocks[shard.PaperBlock]);
            var patentRows = _blocks.PatentRows(plan.Patents.Blocks[shard.PatentBlock]);
            if (_paperBlock != shard.PaperBlock)
                (_papers, _paperBlock) = (null, -1);
            var patents = _blocks.Patents(patentRows);
            for (var first = 0; first < paperRows.Length;)
            {
                var most = Math.Min(_pairsPerPaper, patentRows.Length);
                var count = Math.Min(BlockSizes.Slice(plan.Memory, plan, plan.Threads ?? Environment.ProcessorCount, most),
                    paperRows.Length - first);
                JoinSlice(shard, writer, paperRows, first, count, patents, patentRows);
                first += count;
            }
        }

        private void JoinSlice(PlannedShard shard, ShardWriter writer, int[] paperRows, int first, int count,
            DatedVectors patents, int[] patentRows)
        {
            var whole = count == paperRows.Length;
            if (!whole || _papers is null)
            {
                _papers = null;
                _papers = _blocks!.Papers(paperRows[first..(first + count)]);
                _paperBlock = whole ? shard.PaperBlock : -1;
            }

            var result = engine.Join(
                _papers, patents, plan.Rule,
                done => Report(_pairsDone + (long)((double)shard.Pairs * (first + done) / paperRows.Length)), cancellation);
            foreach (var pair in result.Pairs)
                writer.Add(paperRows[first + pair.Paper], patentRows[pair.Patent], pair.Similarity);
            if (plan.Top is null)
                _pairsPerPaper = Math.Max(1, 2.0 * result.Pairs.Count / count);
        }

        private void Report(long done)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new WorkProgress("join", done, _pairs, "pairs"));
        }
    }
}
