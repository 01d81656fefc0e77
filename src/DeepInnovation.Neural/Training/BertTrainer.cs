using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Optimization;

namespace DeepInnovation.Neural.Training;

/// <summary>
/// The training loop of every BERT, whatever the objective: epochs of batches, loss and gradients, clipping, the learning rate's
/// schedule, AdamW, evaluation, early stopping, a checkpoint after each epoch. Killed at any moment and started again, it ends
/// with the same weights as if it had never stopped.
/// </summary>
public sealed class BertTrainer
{
    /// <summary>How to train.</summary>
    public required TrainingRecipe Recipe { get; init; }

    /// <summary>Threads; the result is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where checkpoints go; null for none.</summary>
    public ICheckpointStore? Store { get; init; }

    /// <summary>Told after every step.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Trains and returns the weights with the curve: the weights of the epoch with the best quality on the validation rows, or
    /// of the last epoch where the objective has no such rows. O(epochs · tokens · parameters).
    /// </summary>
    /// <param name="start">Where to begin, with the head that the objective trains (<see cref="BertWeights.WithHead"/>).</param>
    /// <param name="objective">What to learn from which texts.</param>
    /// <param name="cancellation">Stops it; the last epoch's checkpoint stays.</param>
    /// <exception cref="ModelException">A label is not one of the classes, the loss is not finite, or the checkpoint is
    /// damaged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public (BertWeights Weights, TrainingHistory History) Run(
        BertWeights start, TrainingObjective objective, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(objective);
        using var session = Open(objective.Model(start), start);
        var schedule = Recipe.Schedule(objective.Plan.Count);
        var fingerprint = objective.Fingerprint(Recipe, start);
        var (history, best) = TrainingCheckpoint.Load(Store, fingerprint, session) ?? (new TrainingHistory(), null);
        while (history.Epochs.Count < Recipe.Epochs && !HasStalled(history))
        {
            var epoch = history.Epochs.Count;
            var first = history.Steps.Count;
            foreach (var batch in objective.Plan.Epoch(Recipe.BatchSize, Recipe.Seed, epoch))
            {
                cancellation.ThrowIfCancellationRequested();
                if (ComputeGradients(session, objective.MicroBatches(batch, Recipe, start.Config, epoch)) is not var (loss, norm))
                    continue;
                var learningRate = schedule.At(session.Steps);
                ThrowUnlessFinite(loss, norm, learningRate, session.Steps + 1);
                var clipping = Math.Min(1, Recipe.MaxNorm / (norm + 1e-6)); // PyTorch's clip_grad_norm_
                session.Update(learningRate, gradientScale: clipping);
                history.Steps.Add(new(session.Steps, loss, norm, learningRate));
                Progress?.Report(new(session.Steps, schedule.Steps, epoch + 1, loss));
            }

            var (validationLoss, quality) = objective.HasValidation ? objective.Evaluate(Weights(session, start), Threads) : (
                double.NaN, double.NaN);
            history.Epochs.Add(new(epoch + 1, history.Steps.Skip(first).Average(s => s.Loss), validationLoss, quality));
            if (!objective.HasValidation)
                history.BestEpoch = epoch + 1;
            else if (IsBest(history))
                (history.BestEpoch, best) = (epoch + 1, session.Copy());
            TrainingCheckpoint.Save(Store, fingerprint, session, history, best);
        }

        if (best is not null)
            session.Restore(best);
        return (Weights(session, start), history);
    }

    private TrainingSession Open(TrainingModel model, BertWeights start)
    {
        var session = new TrainingSession(model, new()
        {
            AdamW = new() { WeightDecay = Recipe.WeightDecay, Beta2 = Recipe.Beta2, Epsilon = Recipe.Epsilon },
            Seed = Recipe.Seed,
            Threads = Threads,
        });
        foreach (var (name, values) in start.Values)
            session.Set(name, values);
        return session;
    }

    /// <summary>Mean loss and the gradient's norm; null for a batch with nothing to predict.</summary>
    private static (double Loss, double Norm)? ComputeGradients(TrainingSession session, IReadOnlyList<ModelInputs> microBatches)
    {
        try
        {
            return microBatches.Count == 0 ? null : session.ComputeGradients(microBatches);
        }
        finally
        {
            foreach (var inputs in microBatches)
                inputs.Dispose();
        }
    }

    private static void ThrowUnlessFinite(double loss, double norm, double learningRate, long step)
    {
        if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            var state = FormattableString.Invariant(
                $"the loss is {loss}, the gradient's norm {norm}, the learning rate was {learningRate:g3}");
            throw new ModelException(
                FormattableString.Invariant($"training stopped at step {step}: {state}. ")
                + "Try a smaller learning rate or a longer warm-up; the last checkpoint is from before.");
        }
    }

    /// <summary>Equal quality keeps the earlier epoch.</summary>
    private static bool IsBest(TrainingHistory history) =>
        history.Epochs.SkipLast(1).All(e => history.Epochs[^1].Quality > e.Quality);

    /// <summary>Whether the quality has not risen for as many epochs as the recipe has patience.</summary>
    private bool HasStalled(TrainingHistory history) =>
        Recipe.Patience > 0 && history.BestEpoch > 0 && history.Epochs.Count - history.BestEpoch >= Recipe.Patience;

    private static BertWeights Weights(TrainingSession session, BertWeights start) =>
        new(start.Config, start.Head, start.Labels, start.Parameters.ToDictionary(
            p => p.Name, p => session.Get(p.Name), StringComparer.Ordinal));
}
