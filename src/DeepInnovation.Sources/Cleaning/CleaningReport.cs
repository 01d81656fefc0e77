using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>What one rule did.</summary>
/// <param name="Rule">Its name, as <c>--rules</c> takes it.</param>
/// <param name="Applied">False when it was switched off.</param>
/// <param name="Papers">Papers removed.</param>
/// <param name="Patents">Patents removed.</param>
/// <param name="Sources">Documents removed by source.</param>
public sealed record RuleCount(string Rule, bool Applied, long Papers, long Patents, SortedDictionary<string, long> Sources);

/// <summary>
/// <c>cleaning.json</c>: what a clean-up read, removed and kept; documents in = documents kept + removed, always. It holds no
/// time, so the same clean-up gives the same bytes. Written last.
/// </summary>
public sealed record CleaningReport
{
    /// <summary>The file's name in the cleaned corpus.</summary>
    public const string FileName = "cleaning.json";

    /// <summary>The corpora, by their folders' names, with the hashes of their parts.</summary>
    public IReadOnlyList<ImportedFile> Inputs { get; init; } = [];

    /// <summary>Languages kept, where that rule was applied.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The threshold of near-duplicates.</summary>
    public double NearDuplicateThreshold { get; init; }

    /// <summary>Documents read.</summary>
    public long DocumentsIn { get; init; }

    /// <summary>Documents in the cleaned corpus.</summary>
    public long Kept { get; init; }

    /// <summary>Documents in <c>removed.csv</c>.</summary>
    public long Removed { get; init; }

    /// <summary>Languages that were detected because the source did not say them.</summary>
    public long LanguagesDetected { get; init; }

    /// <summary>Every rule in its order.</summary>
    public IReadOnlyList<RuleCount> Rules { get; init; } = [];

    /// <summary>The parts written.</summary>
    public IReadOnlyList<ImportedPart> Parts { get; init; } = [];

    /// <summary>A rule's name: <c>same-title-and-year</c>.</summary>
    public static string NameOf(CleaningRule rule) =>
        string.Concat(
            rule.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Reads a report.</summary>
    /// <exception cref="InputException">The file is none.</exception>
    public static CleaningReport Read(string path) =>
        JsonFile.Read<CleaningReport>(path, JsonSettings.Readable, "this is no report of a clean-up", "Clean the corpus again");

    internal void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, JsonSettings.Readable) + "\n");
}
