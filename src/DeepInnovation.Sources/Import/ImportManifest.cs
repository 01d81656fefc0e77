using System.Text.Json;
using System.Text.Json.Serialization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Exports;

namespace DeepInnovation.Sources.Import;

/// <summary>A file that was read.</summary>
/// <param name="Name">As <see cref="ImportedDocument.SourceFile"/>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record ImportedFile(string Name, long Bytes, string Sha256);

/// <summary>A part that was written.</summary>
/// <param name="Name">Its name in the corpus.</param>
/// <param name="Rows">Documents in it.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record ImportedPart(string Name, long Rows, string Sha256);

/// <summary>
/// <c>import.json</c>: what an import read and wrote. It holds no time and no path, so that the same import gives the same bytes;
/// its presence means that the import is complete. <see cref="RowsIn"/> = <see cref="Documents"/> + <see cref="Rejected"/> +
/// <see cref="Superseded"/>, always.
/// </summary>
public sealed record ImportManifest
{
    /// <summary>The file's name in the corpus folder.</summary>
    public const string FileName = "import.json";

    private static readonly JsonSerializerOptions Json =
        new(JsonSettings.Readable) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The importer.</summary>
    public string Source { get; init; } = "";

    /// <summary>Most documents a part.</summary>
    public int PartRows { get; init; }

    /// <summary>The library's version.</summary>
    public string Version { get; init; } = "";

    /// <summary>What was read, in order.</summary>
    public IReadOnlyList<ImportedFile> Files { get; init; } = [];

    /// <summary>Options of the importer that change what it gives; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>How tables were understood; null where the source has one layout.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ImportedTable>? Tables { get; init; }

    /// <summary>
    /// True when the import ended with an error, or gave no document: the folder may be taken for another import.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Failed { get; init; }

    /// <summary>What was written, in order.</summary>
    public IReadOnlyList<ImportedPart> Parts { get; init; } = [];

    /// <summary>Records of the source.</summary>
    public long RowsIn { get; init; }

    /// <summary>Documents in the parts.</summary>
    public long Documents { get; init; }

    /// <summary>Records in <c>rejected.csv</c>.</summary>
    public long Rejected { get; init; }

    /// <summary>Rejected records by reason, sorted by reason.</summary>
    public SortedDictionary<string, long> Reasons { get; init; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Records with nothing wrong whose place another record took: a newer one of the same id, or one that they were merged into.
    /// </summary>
    public long Superseded { get; init; }

    /// <summary>
    /// How many of them <c>superseded.csv</c> lists: the first ones, up to <see cref="CorpusImport.MostNotes"/>.
    /// </summary>
    public long SupersededListed { get; init; }

    /// <summary>Superseded records by reason, sorted by reason.</summary>
    public SortedDictionary<string, long> SupersededReasons { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What lay beside the files and was left out on purpose.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Values that documents came without because they cannot be right, or that were corrected.</summary>
    public long Notes { get; init; }

    /// <summary>How many of them <c>notes.csv</c> lists: the first ones, up to <see cref="CorpusImport.MostNotes"/>.</summary>
    public long NotesListed { get; init; }

    /// <summary>The same values by reason, all of them, sorted by reason.</summary>
    public SortedDictionary<string, long> NoteReasons { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Where to go on; only of meaning while the import is not complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImportPosition Next { get; init; }

    /// <summary>Parts of rejected records; only while the import is not complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int RejectedParts { get; init; }

    /// <summary>Parts of notes; only while the import is not complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int NoteParts { get; init; }

    /// <summary>Parts of superseded records; only while the import is not complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int SupersededParts { get; init; }

    /// <summary>Parts of claims to ids; only while the import is not complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ClaimParts { get; init; }

    /// <summary>True while documents that newer records replaced are taken out of the parts; they are counted by then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Removing { get; init; }

    /// <summary>
    /// What to do where records of tables were rejected for a reason of the whole file, such as its
    /// encoding; null where there is none.
    /// </summary>
    [JsonIgnore]
    public string? Hint => Tables is not null && Reasons.ContainsKey(RowFault.NotUtf8) ? EncodingGuess.HowToSave : null;

    /// <summary>True when the other import reads the same bytes in the same way.</summary>
    public bool IsSameWork(ImportManifest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Source == other.Source && PartRows == other.PartRows && Version == other.Version
            && Files.SequenceEqual(other.Files)
            && (Options ?? []).SequenceEqual(other.Options ?? []);
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InputException">The file is none.</exception>
    public static ImportManifest Read(string path) =>
        JsonFile.Read<ImportManifest>(path, Json, "this is no record of an import", "Import again with --force");

    /// <summary>Writes the manifest atomically.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, Json) + "\n");
}
