namespace DeepInnovation.Neural.Training;

/// <summary>
/// The learning rate rises linearly to its peak and falls linearly to 0 (Devlin et al., 2019; Hugging Face's "linear").
/// </summary>
/// <param name="Peak">η at the end of the warm-up.</param>
/// <param name="WarmUpSteps">Steps of the rise.</param>
/// <param name="Steps">Steps in all.</param>
internal sealed record LinearSchedule(double Peak, long WarmUpSteps, long Steps)
{
    /// <summary>η of a step counted from 0; step 0 of a warm-up has 0, as in Hugging Face's schedule.</summary>
    public double At(long step) => step < WarmUpSteps
        ? Peak * step / Math.Max(1, WarmUpSteps)
        : Peak * Math.Max(0, Steps - step) / Math.Max(1, Steps - WarmUpSteps);
}
