namespace DeepInnovation.Core.Documents;

/// <summary>The two sides of the paper: what research publishes and what industry protects.</summary>
public enum DocumentKind
{
    /// <summary>A scientific publication (the paper's DeepDiveAI).</summary>
    Paper,

    /// <summary>A patent (the paper's DeepPatentAI).</summary>
    Patent,
}

/// <summary>
/// One document of the corpus, paper or patent: the row of <c>01-corpus/documents.parquet</c> that every later stage reads.
/// </summary>
public sealed record Document
{
    /// <summary>Unique within the corpus and its kind; ties anywhere are broken by it, ordinally.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>The title as given.</summary>
    public string Title { get; set; } = "";

    /// <summary>The abstract as given; empty when the source has none.</summary>
    public string Abstract { get; set; } = "";

    /// <summary>Year of publication (papers) or application (patents); null when the source does not say.</summary>
    public int? Year { get; set; }

    /// <summary>ISO 3166-1 alpha-2: a patent's office, a paper's first affiliation; null when unknown.</summary>
    public string? Country { get; set; }

    /// <summary>ISO 639-1; null when unknown.</summary>
    public string? Language { get; set; }

    /// <summary>A paper's field of research; null for patents and where unknown.</summary>
    public string? Field { get; set; }

    /// <summary>IPC (or CPC) symbols such as <c>G06N3/08</c>, in the source's order; empty for papers.</summary>
    public IReadOnlyList<string> Ipc { get; set; } = [];

    /// <summary>Keywords in the source's order, empty ones removed.</summary>
    public IReadOnlyList<string> Keywords { get; set; } = [];

    /// <summary>Citations received; null when unknown.</summary>
    public int? Cited { get; set; }

    /// <summary>The patent family; documents of one family are one invention.</summary>
    public string? Family { get; set; }

    /// <summary>A label that came with the corpus: 1 about AI, 0 not; null when there is none.</summary>
    public int? Label { get; set; }

    /// <summary>Who gave <see cref="Label"/>, in the source's words.</summary>
    public string? LabelSource { get; set; }
}
