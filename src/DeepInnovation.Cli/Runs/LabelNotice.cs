using DeepInnovation.Labels;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>Warns readers when a run's figures measure agreement and not quality.</summary>
internal static class LabelNotice
{
    /// <summary>The warning; null when the figures measure quality or the run has no labels yet.</summary>
    public static string? Of(RunFolder run) =>
        run.ManifestOf(LabelsStage.Place) is not null && LabelProvenance.Of(run) is { IsQuality: false } labels
            ? labels.Sentence : null;
}
