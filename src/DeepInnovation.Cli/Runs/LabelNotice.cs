using DeepInnovation.Labels;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>What a reader of a run's figures must know of its labels.</summary>
internal static class LabelNotice
{
    /// <summary>The sentence where figures are no quality; null where they are, and where the run has no labels yet.</summary>
    public static string? Of(RunFolder run) =>
        run.ManifestOf(LabelsStage.Place) is not null && LabelProvenance.Of(run) is { IsQuality: false } labels ? labels.Sentence : null;
}
