using DeepInnovation.Runs;

namespace DeepInnovation;

/// <summary>A stage in the list of a run.</summary>
/// <param name="Place">Its name and folder.</param>
/// <param name="Create">Makes it with the run's parameters.</param>
public sealed record StageEntry(StagePlace Place, Func<Reproduction, IStage> Create)
{
    /// <summary>Whether a run with these options has it; all have where nothing is said.</summary>
    public Func<ReproductionOptions, bool> IsIn { get; init; } = _ => true;

    /// <summary>Whether it runs a network with these options: that asks for ONNX Runtime.</summary>
    public Func<ReproductionOptions, bool> NeedsNetworks { get; init; } = _ => false;

    /// <summary>Whether it locks the run while it works; false for a stage whose own work runs stages.</summary>
    public bool LocksRun { get; init; } = true;
}
