using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// Types that are no article, in the words of OpenAlex (https://docs.openalex.org/api-entities/works/work-object#type),
/// Crossref, Lens.org and the bibliographic databases, compared by <see cref="TypeName"/>. A record without a type counts as
/// an article; of patents, statutory registrations, plants' and designs' grants, search reports and certificates of
/// supplementary protection do not.
/// </summary>
internal static class ArticleTypes
{
    private static readonly HashSet<string> NoPaper = Folded(
        "paratext", "unknown paratext", "editorial", "editorial material", "erratum", "errata", "correction", "corrigendum",
        "retraction", "retraction notice", "retracted", "retracted article",
        "retracted publication", "letter", "peer review", "book review", "grant", "dataset", "database", "supplementary material",
        "libguide", "standard", "standard series", "reference entry", "news",
        "journal", "journal issue", "journal volume", "conference proceedings", "proceedings", "proceedings series",
        "book series", "book set", "report series", "component");

    private static readonly HashSet<string> NoPatent = Folded("design", "design right", "design patent", "plant", "plant patent",
        "statutory invention registration", "search report", "spc", "supplementary protection certificate");

    /// <summary>
    /// True when the type says that the record is no article; some databases give several types with semicolons.
    /// </summary>
    internal static bool IsNone(ImportedDocument document)
    {
        if (document.Type is not { Length: > 0 } type)
            return false;
        var none = document.Kind == DocumentKind.Paper ? NoPaper : NoPatent;
        return type.Contains(';', StringComparison.Ordinal) ? type.Split(';').Any(t => none.Contains(TypeName.Fold(t)))
            : none.Contains(TypeName.Fold(type));
    }

    private static HashSet<string> Folded(params string[] names) => [.. names.Select(TypeName.Fold)];
}
