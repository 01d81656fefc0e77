using DeepInnovation.Neural.Training;

namespace DeepInnovation.Runs;

/// <summary>Passes a training's progress on to the stage's.</summary>
/// <param name="context">The stage.</param>
/// <param name="unit">What is counted, for example <c>steps</c>.</param>
internal sealed class StepReport(StageContext context, string unit) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value) => context.Report(value.Step, value.Steps, unit);
}
