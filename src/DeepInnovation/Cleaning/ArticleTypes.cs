using DeepInnovation.Corpus;
using DeepInnovation.Import;

namespace DeepInnovation.Cleaning;

/// <summary>
/// Types that are no article, in the words of OpenAlex (https://docs.openalex.org/api-entities/works/work-object#type), Crossref and Lens.org. A
/// record without a type counts as an article; of patents, only statutory registrations and plants' and designs' grants do not.
/// </summary>
internal static class ArticleTypes
{
    private static readonly HashSet<string> NoPaper = new(StringComparer.OrdinalIgnoreCase)
    {
        "paratext", "editorial", "erratum", "retraction", "letter", "peer-review", "grant", "dataset", "supplementary-materials", "libguides", "standard", "reference-entry",
        "correction", "corrigendum", "news", "database", "journal issue", "journal", "conference proceedings", "component", "unknown-paratext",
    };

    private static readonly HashSet<string> NoPatent = new(StringComparer.OrdinalIgnoreCase) { "design", "plant", "design_right", "design right", "plant patent", "statutory invention registration" };

    internal static bool IsNone(ImportedDocument document) =>
        document.Type is { } type && (document.Kind == DocumentKind.Paper ? NoPaper : NoPatent).Contains(type);
}
