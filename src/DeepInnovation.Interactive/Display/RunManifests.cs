using DeepInnovation.Runs;

namespace DeepInnovation.Interactive.Display;

/// <summary>The stages that have finished in a run.</summary>
internal static class RunManifests
{
    /// <summary>The folders of these stages, in order, each with its manifest.</summary>
    internal static IEnumerable<(string Folder, StageManifest Manifest)> Manifests(this RunFolder run) =>
        from folder in Directory.EnumerateDirectories(run.Root).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
        let manifest = run.ManifestOf(folder)
        where manifest is not null
        select (folder, manifest);
}
