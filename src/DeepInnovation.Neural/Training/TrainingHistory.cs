namespace DeepInnovation.Neural.Training;

/// <summary>Every step and epoch of a training, for curves.</summary>
public sealed class TrainingHistory
{
    /// <summary>The steps in order.</summary>
    public List<TrainingStep> Steps { get; init; } = [];

    /// <summary>The epochs in order.</summary>
    public List<EpochReport> Epochs { get; init; } = [];

    /// <summary>The epoch whose weights were kept, from 1; 0 before there is one.</summary>
    public int BestEpoch { get; set; }
}
