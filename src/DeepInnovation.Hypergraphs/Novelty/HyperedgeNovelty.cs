using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>The score of one hyperedge.</summary>
/// <param name="Hyperedge">The document.</param>
/// <param name="Novelty">In nats; null for fewer than two distinct nodes, or when no earlier year has a combination.</param>
/// <param name="Percentile">Its <see cref="PercentileRank"/> among the scored hyperedges of its year; null without
/// novelty or when it is alone.</param>
/// <param name="UnseenNodes">Nodes that no earlier combination holds; 0 without novelty.</param>
/// <param name="Pair">The two nodes that least go together, see <see cref="YearFit.MostSurprisingPair"/>; null without novelty
/// or for very many nodes.</param>
public sealed record HyperedgeNovelty(Hyperedge Hyperedge, double? Novelty, double? Percentile, int UnseenNodes,
    (string First, string Second)? Pair);

/// <summary>All scores of one hypergraph.</summary>
/// <param name="Documents">One for each hyperedge given, in the order given.</param>
/// <param name="Validation">One for each year that could be predicted, ascending.</param>
public sealed record NoveltyScores(IReadOnlyList<HyperedgeNovelty> Documents, IReadOnlyList<NoveltyValidation> Validation)
{
    /// <summary>Documents of fewer than two distinct nodes.</summary>
    public int TooFewNodes => Documents.Count(d => !d.Hyperedge.IsCombination);

    /// <summary>Combinations without an earlier combination to learn from: those of the first year.</summary>
    public int FirstYear => Documents.Count(d => d.Hyperedge.IsCombination && d.Novelty is null);

    /// <summary>Documents with a score.</summary>
    public int Scored => Documents.Count(d => d.Novelty is not null);

    /// <summary>Scored documents with at least one unseen node.</summary>
    public int WithUnseenNodes => Documents.Count(d => d.UnseenNodes > 0);
}
