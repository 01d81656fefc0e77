namespace DeepInnovation.Samples.Release;

/// <summary>A kind of defect that the generator can plant, and what the audit must say of it.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Table">papers, patents or pairs.</param>
/// <param name="Checks">The checks of the audit that find it, and no others.</param>
public sealed record DefectKind(string Name, string Table, params IReadOnlyList<string> Checks)
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<DefectKind> All { get; } =
    [
        new("broken-quote", "papers", "papers.rows.broken"),
        new("field-count", "papers", "papers.rows.fields"),
        new("missing-title", "papers", "papers.null.title"),
        new("duplicate-title", "papers", "papers.title.duplicate"),
        new("duplicate-doi", "papers", "papers.doi.duplicate"),
        new("year-type", "papers", "papers.year.type"),
        new("cited-type", "papers", "papers.cited.type"),
        new("language-code", "papers", "papers.language.code"),
        new("keyword-repeated", "papers", "papers.keywords.repeated"),
        new("keyword-markup", "papers", "papers.keywords.markup"),
        new("bad-utf8", "patents", "patents.rows.encoding"),
        new("duplicate-id", "patents", "patents.id.duplicate"),
        new("duplicate-pn", "patents", "patents.pn.duplicate"),
        new("year-range", "patents", "patents.year.range"),
        new("ipc-symbol", "patents", "patents.ipc.symbol"),
        new("ipc-list", "patents", "patents.ipc.list"),
        new("keyword-letters", "patents", "patents.keywords.letters"),
        new("novelty-range", "patents", "patents.novelty.range"),
        new("novelty-type", "patents", "patents.novelty.type"),
        new("unknown-paper", "pairs", "pairs.paper.unknown"),
        new("unknown-patent", "pairs", "pairs.patent.unknown"),
        new("similarity-range", "pairs", "pairs.similarity.range"),
        new("similarity-type", "pairs", "pairs.similarity.type"),
        new("year-rule", "pairs", "pairs.year.rule", "pairs.year.rule.tables"),
        new("pair-year", "pairs", "pairs.year.paper"),
        new("duplicate-pair", "pairs", "pairs.duplicate"),
    ];
}
