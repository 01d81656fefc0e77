using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// A document as an importer read it: the row of <c>documents-NNNNN.parquet</c> in an imported corpus. It has the columns of
/// <see cref="Document"/> under the same names, so that every command reads it, then what cleaning needs, then where it
/// came from.
/// </summary>
public sealed record ImportedDocument
{
    /// <summary>
    /// The source's own id, unique among the documents of its kind in one corpus; each importer says how it is made.
    /// </summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>The title as given.</summary>
    public string Title { get; set; } = "";

    /// <summary>The abstract as given, or rebuilt from the source's index; empty when there is none.</summary>
    public string Abstract { get; set; } = "";

    /// <summary>Year of publication (papers) or application (patents); null when the source does not say.</summary>
    public int? Year { get; set; }

    /// <summary>ISO 3166-1 alpha-2, upper case: a patent's office, a paper's first affiliation; null when unknown.</summary>
    public string? Country { get; set; }

    /// <summary>ISO 639-1, as the source says it; null when it does not.</summary>
    public string? Language { get; set; }

    /// <summary>A paper's field of research (several separated by semicolons); null for patents and where unknown.</summary>
    public string? Field { get; set; }

    /// <summary>
    /// IPC symbols such as <c>G06N3/08</c>, or CPC where the source has no IPC, in the source's order without repeats.
    /// </summary>
    public IReadOnlyList<string> Ipc { get; set; } = [];

    /// <summary>Keywords in the source's order, empty ones removed.</summary>
    public IReadOnlyList<string> Keywords { get; set; } = [];

    /// <summary>Citations received; null when unknown.</summary>
    public int? Cited { get; set; }

    /// <summary>The patent family; documents of one family are one invention.</summary>
    public string? Family { get; set; }

    /// <summary>A label that came with the source: 1 about AI, 0 not; null when there is none.</summary>
    public int? Label { get; set; }

    /// <summary>Who gave <see cref="Label"/>.</summary>
    public string? LabelSource { get; set; }

    /// <summary>
    /// The bare DOI in lower case (<c>10.1000/xyz</c>), without resolver; several as the source gives them, with blanks
    /// between; null when there is none.
    /// </summary>
    public string? Doi { get; set; }

    /// <summary>
    /// What the source calls the record: <c>article</c>, <c>preprint</c>, <c>paratext</c>,
    /// <c>utility</c>; null when it does not say.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>True when the source marks the record as retracted or withdrawn.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Journal, conference or repository; null when unknown and for patents.</summary>
    public string? Venue { get; set; }

    /// <summary>Countries of all affiliations or assignees, ISO 3166-1 alpha-2, in the source's order without repeats.</summary>
    public IReadOnlyList<string> Countries { get; set; } = [];

    /// <summary>
    /// The source's date behind <see cref="Year"/>, as <c>yyyy-MM-dd</c>; null when the source gives none or a year alone.
    /// </summary>
    public string? Date { get; set; }

    /// <summary>The importer's name, for example <c>openalex</c>.</summary>
    public string Source { get; set; } = "";

    /// <summary>
    /// The file in the source, relative to the path that the user gave, with <c>/</c>; a file in an archive behind <c>!</c>.
    /// </summary>
    public string SourceFile { get; set; } = "";

    /// <summary>The record's line in that file, or its number where records are no lines; from 1.</summary>
    public long SourceRow { get; set; }

    /// <summary>Values that were left out of the document, for the import's books; no column.</summary>
    internal IReadOnlyList<ImportNote> Notes { get; set; } = [];

    /// <summary>How new the record is, where a repeated id is an update; null where it is a fault. No column.</summary>
    internal RecordVersion? Version { get; set; }

    /// <summary>The document as the later stages know it.</summary>
    public Document ToDocument() => new()
    {
        Id = Id,
        Kind = Kind,
        Title = Title,
        Abstract = Abstract,
        Year = Year,
        Country = Country,
        Language = Language,
        Field = Field,
        Ipc = Ipc,
        Keywords = Keywords,
        Cited = Cited,
        Family = Family,
        Label = Label,
        LabelSource = LabelSource,
    };
}
