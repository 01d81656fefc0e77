namespace DeepInnovation.Neural.Training;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Loss">Mean loss over the epoch's batches, each before its step (dropout on).</param>
/// <param name="ValidationLoss">Mean loss on held-out rows after the epoch (dropout off); NaN where there are none.</param>
/// <param name="Quality">What early stopping looks at, on held-out rows after the epoch; NaN where there are none.</param>
public sealed record EpochReport(int Epoch, double Loss, double ValidationLoss, double Quality);
