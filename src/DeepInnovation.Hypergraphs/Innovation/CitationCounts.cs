namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// What became of the rows of a citations table. Each row is counted once, under the first of the
/// rules that fits it, in this order.
/// </summary>
/// <param name="UnknownIds">Left out: the citing or the cited id is not in the documents table.</param>
/// <param name="SelfCitations">Left out: a document that cites itself.</param>
/// <param name="IntoTheFuture">Left out: the cited document's year is after the citing one's. The same year is kept.</param>
/// <param name="Duplicates">Left out: the pair stands in the table before.</param>
/// <param name="Kept">Citations in the graph.</param>
public sealed record CitationCounts(long UnknownIds, long SelfCitations, long IntoTheFuture, long Duplicates, long Kept)
{
    /// <summary>The rows of the table.</summary>
    public long Rows => UnknownIds + SelfCitations + IntoTheFuture + Duplicates + Kept;
}
