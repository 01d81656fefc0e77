namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// What a clean-up may remove, in the order in which the rules are applied: each sees what the ones before it left.
/// </summary>
public enum CleaningRule
{
    /// <summary>The source marks the record as retracted or withdrawn.</summary>
    Withdrawn,

    /// <summary>
    /// The source's type says that this is no article: an editorial, an erratum, a data set, front
    /// matter (<see cref="ArticleTypes"/>).
    /// </summary>
    NotArticle,

    /// <summary>There is no abstract.</summary>
    NoAbstract,

    /// <summary>The language is none of those wanted: the source's word where it says it, detected where it does not.</summary>
    Language,

    /// <summary>
    /// Another document of the kind has the same id; always on, since later stages know documents by their ids.
    /// </summary>
    SameId,

    /// <summary>Two papers, or two patents, have one DOI, arXiv's own included (<see cref="SharedDois"/>).</summary>
    SameDoi,

    /// <summary>
    /// Two of a kind have one normalised title and one year (<see cref="TitleKey"/>); patents one abstract too.
    /// </summary>
    SameTitleAndYear,

    /// <summary>The words of title and abstract are nearly the same (<see cref="NearDuplicates"/>).</summary>
    NearDuplicate,

    /// <summary>Two patents are of one family; the earliest stays.</summary>
    SameFamily,
}
