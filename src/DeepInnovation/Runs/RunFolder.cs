using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Runs;

/// <summary>
/// A run: one folder with a folder for each stage in it. The seed is the run's; every stage derives its own streams of
/// random numbers from it by name.
/// </summary>
/// <param name="root">The run's folder; made when the first stage writes.</param>
/// <param name="seed">The run's seed.</param>
public sealed class RunFolder(string root, long seed = 42)
{
    /// <summary>The run's absolute path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The run's seed.</summary>
    public long Seed { get; } = seed;

    /// <summary>The absolute path of a stage's folder, or of a file in it.</summary>
    /// <param name="stageFolder">For example <c>02-candidates</c>.</param>
    /// <param name="file">For example <c>candidates.parquet</c>; null for the folder.</param>
    public string PathOf(string stageFolder, string? file = null) =>
        file is null ? Path.Combine(Root, stageFolder) : Path.Combine(Root, stageFolder, file);

    /// <summary>Reads a stage's table. O(rows).</summary>
    /// <exception cref="InputException">The stage has not written it.</exception>
    public List<T> Read<T>(string stageFolder, string file)
        where T : class, new() => ParquetTable.Read<T>(PathOf(stageFolder, file));

    /// <summary>The manifest of a stage, or null when the stage has not finished in this run.</summary>
    public StageManifest? ManifestOf(StagePlace stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return ManifestOf(stage.Folder);
    }

    /// <summary>The same by the stage's folder.</summary>
    public StageManifest? ManifestOf(string stageFolder)
    {
        var path = PathOf(stageFolder, StageManifest.FileName);
        return File.Exists(path) ? StageManifest.Read(path) : null;
    }
}
