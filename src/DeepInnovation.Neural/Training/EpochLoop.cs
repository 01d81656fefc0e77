namespace DeepInnovation.Neural.Training;

/// <summary>
/// Trains epoch by epoch with a checkpoint after each: killed at any moment and started again, it ends with the same weights as if
/// it had never stopped.
/// </summary>
internal sealed class EpochLoop
{
    /// <summary>What is trained; its weights are set.</summary>
    public required TrainingSession Session { get; init; }

    /// <summary>The learning rate by step.</summary>
    public required LinearSchedule Schedule { get; init; }

    /// <summary>Epochs at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>The batches of an epoch counted from 0, each as shards; read one at a time and disposed after its step.</summary>
    public required Func<int, IEnumerable<IReadOnlyList<Feed>>> Batches { get; init; }

    /// <summary>Measures held-out rows after an epoch: loss and quality.</summary>
    public Func<(double Loss, double Quality)>? Validate { get; init; }

    /// <summary>Stop when the quality has not risen for so many epochs; 0 for never.</summary>
    public int Patience { get; init; }

    /// <summary>Tells a checkpoint of this training from any other: a hash of all that decides its result.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Where checkpoints go.</summary>
    public ICheckpointStore? Store { get; init; }

    /// <summary>Told after every step.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Runs to the end. The session then holds the best epoch's weights (the last one's without validation).</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the last epoch's checkpoint stays.</exception>
    public TrainingHistory Run(CancellationToken cancellation)
    {
        var (history, best) = LoopCheckpoint.Load(Store, Fingerprint, Session) ?? (new TrainingHistory(), null);
        while (history.Epochs.Count < Epochs && !HasStalled(history))
        {
            var epoch = history.Epochs.Count;
            var first = history.Steps.Count;
            foreach (var shards in Batches(epoch))
            {
                cancellation.ThrowIfCancellationRequested();
                history.Steps.Add(StepAndDispose(shards));
                Progress?.Report(new(Session.Steps, Schedule.Steps, epoch + 1, history.Steps[^1].Loss));
            }

            var (loss, quality) = Validate?.Invoke() ?? (double.NaN, double.NaN);
            history.Epochs.Add(new(epoch + 1, history.Steps.Skip(first).Average(s => s.Loss), loss, quality));
            if (Validate is null || IsBest(history))
            {
                history.BestEpoch = epoch + 1;
                best = Validate is null ? null : Session.Copy();
            }

            LoopCheckpoint.Save(Store, Fingerprint, Session, history, best);
        }

        if (best is not null)
            Session.Restore(best);
        return history;
    }

    private TrainingStep StepAndDispose(IReadOnlyList<Feed> shards)
    {
        try
        {
            return Session.Step(shards, Schedule.At(Session.Steps));
        }
        finally
        {
            foreach (var shard in shards)
                shard.Dispose();
        }
    }

    /// <summary>Equal quality keeps the earlier epoch.</summary>
    private static bool IsBest(TrainingHistory history) =>
        history.Epochs.SkipLast(1).All(e => history.Epochs[^1].Quality > e.Quality);

    private bool HasStalled(TrainingHistory history) =>
        Patience > 0 && Validate is not null && history.Epochs.Count - history.BestEpoch >= Patience && history.BestEpoch > 0;
}
