using DeepInnovation.Hypergraphs.Novelty.Fitting;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>The scores of all distinct hyperedges of a hypergraph.</summary>
public sealed class EdgeNovelty
{
    private readonly Hypergraph _graph;
    private readonly double[] _novelty;
    private readonly int[] _unseen;
    private readonly NodePair[] _pairs;

    internal EdgeNovelty(Hypergraph graph, double[] novelty, int[] unseen, NodePair[] pairs,
        IReadOnlyList<NoveltyValidation> validation)
    {
        (_graph, _novelty, _unseen, _pairs, Validation) = (graph, novelty, unseen, pairs, validation);
    }

    /// <summary>
    /// For hyperedges of more nodes than this no <see cref="Pair"/> is looked for: it takes the square of their number, and among
    /// so many some pair always surprises.
    /// </summary>
    public const int LargestWithPair = 64;

    /// <summary>One for each year that could be predicted, ascending.</summary>
    public IReadOnlyList<NoveltyValidation> Validation { get; }

    /// <summary>In nats; null in the first year, which has nothing before it, and for -1, which is no hyperedge.</summary>
    public double? Novelty(int edge) => edge < 0 || double.IsNaN(_novelty[edge]) ? null : _novelty[edge];

    /// <summary>Nodes that no earlier combination holds; 0 without novelty.</summary>
    public int UnseenNodes(int edge) => edge < 0 ? 0 : _unseen[edge];

    /// <summary>
    /// The names of the two nodes that least go together, in ordinal order; null without novelty and beyond
    /// <see cref="LargestWithPair"/> nodes.
    /// </summary>
    public (string First, string Second)? Pair(int edge) =>
        Novelty(edge) is null || _pairs[edge].First < 0 ? null
            : (_graph.Nodes[_pairs[edge].First], _graph.Nodes[_pairs[edge].Second]);

    /// <summary>
    /// The <see cref="PercentileRank"/> of each document among the scored documents of its year; null without novelty or where it
    /// is alone. Values that differ by rounding alone are equal ranks. O(n log n).
    /// </summary>
    /// <param name="edgeOfDocument">The hyperedge of each document, -1 where it has none.</param>
    public double?[] Percentiles(IReadOnlyList<int> edgeOfDocument)
    {
        ArgumentNullException.ThrowIfNull(edgeOfDocument);
        var percentiles = new double?[edgeOfDocument.Count];
        var years = Enumerable.Range(0, edgeOfDocument.Count).Where(d => Novelty(edgeOfDocument[d]) is not null)
            .GroupBy(d => _graph.EdgeYears[edgeOfDocument[d]]);
        foreach (var year in years)
        {
            int[] documents = [.. year];
            var ranks = PercentileRank.Of([.. documents.Select(d => EqualNovelty.Round(_novelty[edgeOfDocument[d]]))]);
            for (var i = 0; i < documents.Length; i++)
                percentiles[documents[i]] = ranks[i];
        }

        return percentiles;
    }
}
