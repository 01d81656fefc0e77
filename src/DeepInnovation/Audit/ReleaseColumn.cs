namespace DeepInnovation.Audit;

/// <summary>A column of a released table.</summary>
/// <param name="Name">Its name in results, in small letters.</param>
/// <param name="Needed">True when the authors' code cannot work on a row without it: the text that BERT reads, the
/// year of the join, the id.</param>
/// <param name="Spellings">Headers that mean it, in small letters; the first is the likeliest, some are inference.</param>
internal sealed record ReleaseColumn(string Name, bool Needed, params string[] Spellings);

/// <summary>
/// The columns known of the two tables of documents. A leading column without a name is the index that pandas writes.
/// </summary>
internal static class ReleaseColumns
{
    internal static IReadOnlyList<ReleaseColumn> Patents { get; } =
    [
        new("id", true, "id", "patent_id"), new("pn", true, "pn", "publication_number"), new("ipc", false, "ipc", "ipcs"),
        new("title", true, "title"), new("abstract", false, "abstract", "abs"), new("year", true, "year"),
        new("keywords", false, "keywords", "keyword"), new("novelty", false, "novelty"),
    ];

    internal static IReadOnlyList<ReleaseColumn> Papers { get; } =
    [
        new("id", true, "id", "paper_id"), new("title", true, "title"), new("abstract", false, "abstract", "abs"),
        new("source", false, "source"), new("type", false, "type"), new("year", true, "year"),
        new("cited", false, "cited", "cited_by_count"), new("keywords", false, "keywords", "keyword"), new("doi", false, "doi"),
        new("name", false, "name"), new("language", false, "language"), new("affiliations", false, "affiliations", "affiliation"),
        new("novelty", false, "novelty"),
    ];

    internal static IReadOnlyList<ReleaseColumn> Pairs { get; } =
    [
        new("paper_id", true, "paper_id"), new("patent_id", true, "patent_id"), new("similarity", true, "similarity"),
        new("paper_year", false, "paper_year"), new("patent_year", false, "patent_year"),
    ];
}
