using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Runs;

/// <summary>Tells which stages of a run still stand, and why others do not. Writes nothing.</summary>
public static class StageStandings
{
    /// <summary>
    /// The standing of each stage. A stage that reads from a stale or missing one is stale too, even where its own files are
    /// untouched. Costs one pass over the inputs and outputs of the stages.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="stages">Its stages in their order.</param>
    /// <exception cref="InputException">A manifest is broken.</exception>
    public static IReadOnlyList<StageStanding> Of(RunFolder run, IEnumerable<IStage> stages)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(stages);
        var standings = new List<StageStanding>();
        var unusable = new Dictionary<string, StageStanding>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            var standing = Of(run, stage, unusable);
            standings.Add(standing);
            if (standing.State != StageState.Current)
                unusable[stage.Place.Folder] = standing;
        }

        return standings;
    }

    private static StageStanding Of(RunFolder run, IStage stage, Dictionary<string, StageStanding> unusable)
    {
        if (run.ManifestOf(stage.Place) is not { } manifest)
            return new(stage.Place.Name, StageState.Missing, "has not finished");
        var reason = Change(run, stage, manifest) ?? Earlier(run, stage, unusable) ?? Damage(run, stage, manifest);
        return new(stage.Place.Name, reason is null ? StageState.Current : StageState.Stale, reason ?? "");
    }

    /// <summary>The first thing that decides the stage's result and is another than its manifest says.</summary>
    private static string? Change(RunFolder run, IStage stage, StageManifest manifest)
    {
        if (manifest.Seed != run.Seed)
            return FormattableString.Invariant($"seed {manifest.Seed}, now {run.Seed}");
        if (Difference(manifest.Parameters, stage.Parameters) is { } parameter)
            return parameter;
        var paths = stage.Inputs(run);
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            return $"{InputFile.NameIn(run, missing)} is missing";
        var inputs = paths.Select(path => InputFile.Of(run, path)).ToList();
        if (inputs.Find(input => manifest.Inputs.All(known => known.Sha256 != input.Sha256)) is { } changed)
            return manifest.Inputs.Any(known => known.Path == changed.Path) ? $"{changed.Path} has changed"
                : $"{changed.Path} was no input before";
        if (Difference(manifest.Versions, LibraryVersions.All) is { } version)
            return version;
        return StageRunner.Fingerprint(run, stage, inputs, LibraryVersions.All) == manifest.Fingerprint ? null
            : "its inputs are others";
    }

    private static string? Earlier(RunFolder run, IStage stage, Dictionary<string, StageStanding> unusable)
    {
        var folders = stage.Inputs(run).Select(path => InputFile.NameIn(run, path).Split('/')[0]);
        return folders.Where(unusable.ContainsKey).Select(folder => unusable[folder]).FirstOrDefault() is { } from
            ? $"reads from {from.Stage}, which {(from.State == StageState.Missing ? from.Reason : "is stale")}"
            : null;
    }

    private static string? Damage(RunFolder run, IStage stage, StageManifest manifest) =>
        manifest.Outputs.FirstOrDefault(output => !output.StandsIn(run.PathOf(stage.Place.Folder))) is { } output
            ? $"{output.File} is missing or was changed" : null;

    private static string? Difference(IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now)
    {
        foreach (var name in then.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (then.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (before != after)
                return IsLong(before) || IsLong(after) ? $"{name} is another" : $"{name} {Shown(before)}, now {Shown(after)}";
        }

        return null;

        static bool IsLong(string? value) => value?.Length > 24;
        static string Shown(string? value) => value is null or "" ? "none" : value;
    }
}
