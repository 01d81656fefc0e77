using System.Globalization;
using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Runs;

/// <summary>What became of a stage.</summary>
/// <param name="Skipped">True when an earlier run's outputs still hold.</param>
/// <param name="Manifest">The stage's manifest.</param>
public sealed record StageResult(bool Skipped, StageManifest Manifest);

/// <summary>
/// Runs a stage unless its outputs already stand: same inputs, parameters, seed and versions, and output files whose bytes
/// still have the hashes in the manifest. The manifest is deleted before the work and written after it, so a stage that is
/// killed half-way is done again from its start.
/// </summary>
public static class StageRunner
{
    /// <summary>
    /// Runs or skips <paramref name="stage"/>. Costs one pass over its input and output files besides the work.
    /// </summary>
    /// <param name="run">The run to work in.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="force">Run it even when its outputs stand.</param>
    /// <param name="progress">Told how far the stage is.</param>
    /// <param name="cancellation">Stops the stage; what it had finished writing stays, its manifest is not written.</param>
    /// <exception cref="InputException">An input is missing or cannot be used.</exception>
    public static StageResult Run(
        RunFolder run, IStage stage, bool force = false, IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var inputs = Inputs(run, stage);
        var versions = LibraryVersions.All;
        var fingerprint = Fingerprint(run, stage, inputs, versions);
        var manifestPath = run.PathOf(stage.Place.Folder, StageManifest.FileName);
        if (!force && StillStands(run, stage, manifestPath, fingerprint) is { } standing)
            return new StageResult(true, standing);

        Directory.CreateDirectory(run.PathOf(stage.Place.Folder));
        // Hours of work would otherwise end at a table that is open in another program.
        Disk.DemandReplaceableBelow(run.PathOf(stage.Place.Folder));
        Disk.Delete(manifestPath);
        AtomicFile.RemoveLeftovers(run.PathOf(stage.Place.Folder));
        var memory = PeakMemory.Begin();
        var started = DateTime.UtcNow;
        var context = new StageContext(run, stage, progress, cancellation);
        using var attempts = StageAttempts.Begin(run.PathOf(stage.Place.Folder), fingerprint);
        stage.Execute(context);
        cancellation.ThrowIfCancellationRequested();
        var manifest = new StageManifest
        {
            Stage = stage.Place.Name,
            Fingerprint = fingerprint,
            Seed = run.Seed,
            Inputs = inputs,
            Parameters = new SortedDictionary<string, string>(stage.Parameters.ToDictionary(), StringComparer.Ordinal),
            Versions = versions,
            Counts = context.Counts,
            Outputs = [.. context.Outputs.Values],
            WallSeconds = Math.Round(attempts.Seconds, 3),
            Attempts = attempts.Count,
            PeakMemoryBytes = memory.Bytes,
            PeakMemoryIsOfProcess = memory.IsOfProcess ? true : null,
            StartedUtc = started,
        };
        manifest.Write(manifestPath);
        attempts.Finish();
        return new StageResult(false, manifest);
    }

    private static List<InputFile> Inputs(RunFolder run, IStage stage)
    {
        var inputs = new List<InputFile>();
        foreach (var path in stage.Inputs(run))
        {
            if (!File.Exists(path))
                throw new InputException($"stage {stage.Place.Name} needs {path}, which does not exist",
                    "Check the name, or run the stage that writes it first");
            inputs.Add(InputFile.Of(run, path));
        }

        return inputs;
    }

    internal static string Fingerprint(RunFolder run, IStage stage, List<InputFile> inputs,
        IReadOnlyDictionary<string, string> versions)
    {
        var text = new StringBuilder().Append(stage.Place.Name).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"{run.Seed}").Append('\n');
        foreach (var (name, value) in stage.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
            text.Append("parameter ").Append(name).Append('=').Append(value).Append('\n');
        foreach (var input in inputs)
            text.Append("input ").Append(input.Sha256).Append('\n');
        foreach (var (name, version) in versions)
            text.Append("version ").Append(name).Append('=').Append(version).Append('\n');
        return Sha256.OfText(text.ToString());
    }

    private static StageManifest? StillStands(RunFolder run, IStage stage, string manifestPath, string fingerprint)
    {
        if (!File.Exists(manifestPath))
            return null;
        var manifest = StageManifest.Read(manifestPath);
        return manifest.Fingerprint == fingerprint
            && manifest.Outputs.All(output => output.StandsIn(run.PathOf(stage.Place.Folder))) ? manifest : null;
    }
}
