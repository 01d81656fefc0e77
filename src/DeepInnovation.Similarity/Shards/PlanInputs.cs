using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// Tells whether a plan's inputs are still what they were. Hashing every byte at each start would be slow for many short runs, so
/// a file that was found good is taken as good while its length and its time of change stay; <c>join check</c> hashes always.
/// </summary>
internal static class PlanInputs
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>All inputs whose bytes are not those of the plan, each in a sentence without its full stop. O(bytes).</summary>
    public static IReadOnlyList<string> Wrong(string folder, ShardPlan plan) =>
        [.. All(folder, plan).Select(i => Fault(i.Path, i.Input)).OfType<string>()];

    /// <summary>Refuses a plan whose inputs changed. O(bytes) when nothing is known of them, else O(1).</summary>
    /// <exception cref="InputException">An input is missing or changed; names the first.</exception>
    public static void Require(string folder, ShardPlan plan)
    {
        var notePath = Path.Combine(folder, PlanFiles.Verified);
        var (known, seen) = (ReadNote(notePath), new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var (path, input) in All(folder, plan))
        {
            var note = NoteOf(path, input);
            if (known.GetValueOrDefault(path) != note && Fault(path, input) is { } fault)
                throw new InputException(fault, "Put the file back as it was, or make a new plan in an empty folder");
            seen[path] = note;
        }

        if (!seen.SequenceEqual(known))
            WriteNote(notePath, seen);
    }

    /// <summary>Notes that the inputs were just hashed, so that the first run need not do it again.</summary>
    internal static void Note(string folder, ShardPlan plan) => WriteNote(
        Path.Combine(folder, PlanFiles.Verified),
        new SortedDictionary<string, string>(All(folder, plan).DistinctBy(i => i.Path)
            .ToDictionary(i => i.Path, i => NoteOf(i.Path, i.Input)), StringComparer.Ordinal));

    private static string NoteOf(string path, PlanInput input) => File.Exists(path)
        ? FormattableString.Invariant($"{input.Sha256} {new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path).Ticks}") : "";

    private static void WriteNote(string path, SortedDictionary<string, string> note) =>
        AtomicFile.WriteText(path, JsonSerializer.Serialize(note, Json) + "\n");

    private static IEnumerable<(string Path, PlanInput Input)> All(string folder, ShardPlan plan) =>
        plan.Papers.Inputs.Concat(plan.Patents.Inputs).Select(i => (i.PathFrom(folder), i));

    private static string? Fault(string path, PlanInput input)
    {
        if (!File.Exists(path))
            return $"{path} does not exist";
        var length = new FileInfo(path).Length;
        if (length != input.Bytes)
            return FormattableString.Invariant($"{path} has {length} bytes, {input.Bytes} when the plan was made");
        return Sha256.OfFile(path) == input.Sha256 ? null : $"{path} was changed after the plan was made (its SHA-256 differs)";
    }

    private static SortedDictionary<string, string> ReadNote(string path)
    {
        try
        {
            return File.Exists(path)
                ? new SortedDictionary<string, string>(
                    StrictJson.Deserialize<Dictionary<string, string>>(Disk.ReadAllBytes(path), Json), StringComparer.Ordinal)
                : new SortedDictionary<string, string>(StringComparer.Ordinal);
        }
        catch (JsonFaultException)
        {
            // A broken note costs a hash of each file, nothing else.
            return new SortedDictionary<string, string>(StringComparer.Ordinal);
        }
    }
}
