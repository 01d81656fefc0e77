namespace DeepInnovation.Neural.Training;

/// <summary>How far a training is.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all, if it is not stopped early.</param>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Loss">The last batch's mean loss.</param>
public readonly record struct TrainingProgress(long Step, long Steps, int Epoch, double Loss);
