using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Runs;

/// <summary>A file that a stage read. <paramref name="Path"/> is relative to the run where the file lies in it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">What it holds.</param>
public sealed record InputFile(string Path, string Sha256)
{
    /// <summary>A file as a run's input. O(its size).</summary>
    internal static InputFile Of(RunFolder run, string path) => new(NameIn(run, path), Core.Files.Sha256.OfFile(path));

    /// <summary>How a file is named in a run's manifests: relative to the run where it lies in it, with slashes.</summary>
    internal static string NameIn(RunFolder run, string path)
    {
        var inside = System.IO.Path.GetRelativePath(run.Root, path);
        return (inside.StartsWith("..", StringComparison.Ordinal) ? path : inside).Replace('\\', '/');
    }
}

/// <summary>A file that a stage wrote into its folder.</summary>
/// <param name="File">Its name.</param>
/// <param name="Sha256">What it holds.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Rows">How many rows it holds, where it is a table.</param>
public sealed record OutputFile(string File, string Sha256, long Bytes, long? Rows)
{
    /// <summary>Whether the file is there as it was written. O(its size).</summary>
    internal bool StandsIn(string folder)
    {
        var path = Path.Combine(folder, File);
        return System.IO.File.Exists(path) && new FileInfo(path).Length == Bytes && Core.Files.Sha256.OfFile(path) == Sha256;
    }
}

/// <summary>
/// What one stage did: enough to trust, skip or repeat it. Written last, so its presence means that the stage finished.
/// </summary>
public sealed record StageManifest
{
    /// <summary>The name of the file in the stage's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The stage's name.</summary>
    public string Stage { get; init; } = "";

    /// <summary>
    /// SHA-256 over the stage, its inputs, parameters, seed and versions: equal fingerprints give equal outputs.
    /// </summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The run's seed.</summary>
    public long Seed { get; init; }

    /// <summary>What it read.</summary>
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>The stage's parameters, sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters
    {
        get;
        init;
    } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Versions of the library, the runtime and the packages that can change a result.</summary>
    public IReadOnlyDictionary<string, string> Versions
    {
        get;
        init;
    } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Numbers that the stage noted: rows in, rows out, rows left out and why.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<OutputFile> Outputs { get; init; } = [];

    /// <summary>How long it took, in seconds; where it was stopped and done again, all attempts together.</summary>
    public double WallSeconds { get; init; }

    /// <summary>How often it was begun until it finished with these inputs and parameters.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>
    /// The largest resident memory of the process while the stage ran, in bytes; null where the system does not tell.
    /// </summary>
    public long? PeakMemoryBytes { get; init; }

    /// <summary>
    /// True where the system counts from the process's start only: the stage then took no more than
    /// <see cref="PeakMemoryBytes"/>.
    /// </summary>
    public bool? PeakMemoryIsOfProcess { get; init; }

    /// <summary>
    /// The memory for people: <c>118 MiB</c>, <c>up to 118 MiB</c> where it is the process's, or nothing where it is unknown.
    /// </summary>
    [JsonIgnore]
    public string PeakMemory => PeakMemoryBytes is > 0 and var bytes
        ? string.Create(CultureInfo.InvariantCulture,
            $"{(PeakMemoryIsOfProcess == true ? "up to " : "")}{Math.Max(1, bytes >> 20):N0} MiB") : "";

    /// <summary>When it started, UTC.</summary>
    public DateTime StartedUtc { get; init; }

    /// <summary>One of <see cref="Counts"/> for people: <c>1,231</c>; 0 where the stage noted none.</summary>
    public string Number(string count) => Text(Counts.GetValueOrDefault(count));

    /// <summary>A number for people: <c>1,231</c>.</summary>
    public static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InputException">The file is no manifest.</exception>
    public static StageManifest Read(string path) =>
        JsonFile.Read<StageManifest>(path, JsonSettings.WithoutNulls, "this is no manifest",
            "Delete it; the stage will run again");

    /// <summary>Writes the manifest atomically.</summary>
    public void Write(string path) =>
        AtomicFile.WriteText(path, JsonSerializer.Serialize(this, JsonSettings.WithoutNulls) + "\n");
}
