using DeepInnovation.Core.Files;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Tests;

/// <summary>
/// What a run left behind, by file: the SHA-256 of everything but manifests, options and lock, which tell of time and place.
/// </summary>
internal static class RunFiles
{
    private static readonly string[] Personal = [StageManifest.FileName, ReproductionOptions.FileName, ".lock"];

    public static SortedDictionary<string, string> Hashes(string run) => new(
        Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
            .Where(file => !Personal.Contains(Path.GetFileName(file)))
            .ToDictionary(file => Path.GetRelativePath(run, file), Sha256.OfFile),
        StringComparer.Ordinal);
}
