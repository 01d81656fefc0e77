using DeepInnovation.Neural.Onnx;

namespace DeepInnovation.Neural.Optimization;

/// <summary>
/// How a training session computes. Only <see cref="GradientBuffers"/>, <see cref="Seed"/> and <see cref="AdamW"/> change its
/// results.
/// </summary>
internal sealed record TrainingOptions
{
    /// <summary>The optimiser's constants.</summary>
    public AdamWOptions AdamW { get; init; } = new();

    /// <summary>Gradient accumulation runs in so many buffers at once, which are summed at the end of a batch.</summary>
    public int GradientBuffers { get; init; } = 2;

    /// <summary>Seeds dropout.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Threads; the result is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where the runtime computes.</summary>
    public ExecutionProvider Provider { get; init; } = ExecutionProvider.Cpu;
}
