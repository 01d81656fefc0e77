using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>
/// Scores documents: one of year t by the fit of the latest year before t that has a combination (so across gaps too).
/// Novelty never looks at the document's own year or later ones.
/// </summary>
/// <param name="options">The model's settings.</param>
/// <param name="seed">The same seed gives the same scores.</param>
/// <param name="threads">How many threads work, 0 is one for each core; the scores do not depend on it.</param>
public sealed class NoveltyScorer(ShiEvansOptions options, long seed, int threads = 0)
{
    /// <summary>Fits and scores. Cost as <see cref="ShiEvansFit"/>.</summary>
    /// <param name="hyperedges">All documents of the hypergraph, in any order.</param>
    /// <param name="name">The hypergraph's name: the <see cref="NoveltyValidation.Hypergraph"/> and the name
    /// of its random streams.</param>
    /// <param name="scored">Told after each year: hyperedges scored and hyperedges in all.</param>
    /// <exception cref="InputException">The settings cannot be used.</exception>
    public NoveltyScores Score(IReadOnlyList<Hyperedge> hyperedges, string name, Action<int, int>? scored = null)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        var builder = new HypergraphBuilder { SmallestSize = 2 };
        foreach (var hyperedge in hyperedges)
            builder.Add(hyperedge.Year, hyperedge.Nodes);
        var (graph, edgeOf) = builder.Build();
        var scores = Score(graph, name, scored);
        var percentiles = scores.Percentiles(edgeOf);
        return new NoveltyScores(
            [.. hyperedges.Select((h, i) => new HyperedgeNovelty(h, scores.Novelty(edgeOf[i]), percentiles[i],
                scores.UnseenNodes(edgeOf[i]), scores.Pair(edgeOf[i])))],
            scores.Validation);
    }

    /// <summary>
    /// Fits and scores the distinct hyperedges, all of two nodes or more; nothing is kept for a
    /// document, so millions fit in memory.
    /// </summary>
    /// <param name="graph">The hypergraph.</param>
    /// <param name="name">As in <see cref="Score(IReadOnlyList{Hyperedge}, string, Action{int, int})"/>.</param>
    /// <param name="scored">Told after each year: hyperedges scored and hyperedges in all.</param>
    /// <exception cref="InputException">The settings cannot be used.</exception>
    public EdgeNovelty Score(Hypergraph graph, string name, Action<int, int>? scored = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var novelty = new double[graph.EdgeCount];
        Array.Fill(novelty, double.NaN);
        var unseen = new int[graph.EdgeCount];
        var pairs = new NodePair[graph.EdgeCount];
        Array.Fill(pairs, new NodePair(-1, -1, double.NaN));
        var validation = new List<NoveltyValidation>();
        YearFit? fit = null;
        using var fits = FitEngine.Fit(graph, options, new SeededDraws(seed, name), threads).GetEnumerator();
        for (var y = 0; y < graph.Years.Count; y++)
        {
            var year = graph.Years[y];
            if (fit is not null)
            {
                ScoreYear(fit, year, novelty, unseen, pairs);
                AddValidation(validation, name, fit, year);
            }

            // The last year's fit would score nothing.
            if (y < graph.Years.Count - 1 && fits.MoveNext())
                fit = fits.Current;
            scored?.Invoke(year.FirstEdge + year.Count, graph.EdgeCount);
        }

        return new EdgeNovelty(graph, novelty, unseen, pairs, validation);
    }

    private void ScoreYear(YearFit fit, YearHypergraph year, double[] novelty, int[] unseen, NodePair[] pairs)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };
        Parallel.For(0, year.Count, parallel, edge =>
        {
            var nodes = year.Edge(edge);
            novelty[year.FirstEdge + edge] = fit.Novelty(nodes);
            if (nodes.Length <= EdgeNovelty.LargestWithPair)
                pairs[year.FirstEdge + edge] = fit.MostSurprisingPair(nodes);
            foreach (var node in nodes)
                unseen[year.FirstEdge + edge] += fit.HasSeen(node) ? 0 : 1;
        });
    }

    private void AddValidation(List<NoveltyValidation> validation, string name, YearFit fit, YearHypergraph year)
    {
        var random = new SeededRandom(seed, FormattableString.Invariant($"{name}/validation/{year.Year}"));
        var auc = new CombinationAuc(options).Of(fit, year, random);
        if (auc is null)
            return;
        var unseen = 0;
        foreach (var node in year.ActiveNodes)
            unseen += fit.HasSeen(node) ? 0 : 1;
        validation.Add(new NoveltyValidation
        {
            Hypergraph = name,
            Year = year.Year,
            Hyperedges = year.Count,
            UnseenNodes = unseen,
            Auc = auc.Value,
            AucLow = auc.Low,
            AucHigh = auc.High,
        });
    }
}
