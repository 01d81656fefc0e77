using DeepInnovation.Neural.Training;

namespace DeepInnovation.LanguageModel;

/// <summary>A row of a training's curve.</summary>
public sealed record TrainingPoint
{
    /// <summary>Which training: <c>language model</c>, <c>outer</c>, <c>inner</c>, ...</summary>
    public string Training { get; set; } = "";

    /// <summary>The step, from 1.</summary>
    public long Step { get; set; }

    /// <summary>Mean loss of the step's batch, before the step.</summary>
    public double Loss { get; set; }

    /// <summary>Norm of the gradient before clipping.</summary>
    public double GradientNorm { get; set; }

    /// <summary>The learning rate.</summary>
    public double LearningRate { get; set; }

    /// <summary>The epoch whose last step this is; 0 for other steps.</summary>
    public int EndsEpoch { get; set; }

    /// <summary>Mean loss on validation rows after the epoch; null for other steps and without validation.</summary>
    public double? ValidationLoss { get; set; }

    /// <summary>Macro F1 on validation rows after the epoch; null for other steps and without validation.</summary>
    public double? ValidationMacroF1 { get; set; }

    /// <summary>A history as rows. Epochs have equal numbers of steps.</summary>
    public static IEnumerable<TrainingPoint> Of(string training, TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var perEpoch = history.Epochs.Count == 0 ? 0 : history.Steps.Count / history.Epochs.Count;
        return history.Steps.Select((step, i) =>
        {
            var epoch = perEpoch > 0 && (i + 1) % perEpoch == 0 ? history.Epochs[((i + 1) / perEpoch) - 1] : null;
            return new TrainingPoint
            {
                Training = training,
                Step = step.Number,
                Loss = step.Loss,
                GradientNorm = step.GradientNorm,
                LearningRate = step.LearningRate,
                EndsEpoch = epoch?.Epoch ?? 0,
                ValidationLoss = epoch is null || double.IsNaN(epoch.ValidationLoss) ? null : epoch.ValidationLoss,
                ValidationMacroF1 = epoch is null || double.IsNaN(epoch.Quality) ? null : epoch.Quality,
            };
        });
    }
}
