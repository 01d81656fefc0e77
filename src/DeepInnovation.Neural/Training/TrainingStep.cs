namespace DeepInnovation.Neural.Training;

/// <summary>What one step saw.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Loss">The batch's mean loss before the step, by the rows' weights.</param>
/// <param name="GradientNorm">Norm of the gradient over all parameters, before clipping.</param>
/// <param name="LearningRate">η of the step.</param>
public readonly record struct TrainingStep(long Number, double Loss, double GradientNorm, double LearningRate);
