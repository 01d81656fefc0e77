using DeepInnovation.Hypergraphs;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>
/// Scores documents: one of year t by the fit of the latest year before t that has a combination (so across gaps too).
/// Novelty never looks at the document's own year or later ones. This is the plain reference that faster versions must equal.
/// </summary>
/// <param name="options">The model's settings.</param>
/// <param name="seed">The same seed gives the same scores.</param>
public sealed class NoveltyScorer(ShiEvansOptions options, long seed)
{
    /// <summary>Fits and scores. Cost as <see cref="ShiEvansFit"/>.</summary>
    /// <param name="hyperedges">All documents of the hypergraph, in any order.</param>
    /// <param name="name">The hypergraph's name: the <see cref="NoveltyValidation.Hypergraph"/> and the name of its random streams.</param>
    /// <param name="yearDone">Told after each year with a combination: years done and years in all.</param>
    /// <exception cref="InputException">The settings cannot be used.</exception>
    public NoveltyScores Score(IReadOnlyList<Hyperedge> hyperedges, string name, Action<int, int>? yearDone = null)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        var graph = Hypergraph.Of(hyperedges);
        var novelty = new double?[hyperedges.Count];
        var unseen = new int[hyperedges.Count];
        var validation = new List<NoveltyValidation>();
        var places = Enumerable.Range(0, hyperedges.Count).Where(i => hyperedges[i].IsCombination).ToLookup(i => hyperedges[i].Year);
        YearFit? fit = null;
        using var fits = ShiEvansFit.Fit(graph, options, seed, name).GetEnumerator();
        for (var y = 0; y < graph.Years.Count; y++)
        {
            var year = graph.Years[y];
            if (fit is not null)
            {
                foreach (var i in places[year.Year])
                {
                    var nodes = graph.NodesOf(hyperedges[i]);
                    novelty[i] = fit.Novelty(nodes);
                    unseen[i] = nodes.Count(n => !fit.HasSeen(n));
                }

                AddValidation(validation, name, fit, year);
            }

            // The last year's fit would score nothing.
            if (y < graph.Years.Count - 1 && fits.MoveNext())
                fit = fits.Current;
            yearDone?.Invoke(y + 1, graph.Years.Count);
        }

        var percentiles = Percentiles(hyperedges, novelty);
        return new NoveltyScores([.. hyperedges.Select((h, i) => new HyperedgeNovelty(h, novelty[i], percentiles[i], unseen[i]))], validation);
    }

    private void AddValidation(List<NoveltyValidation> validation, string name, YearFit fit, YearHypergraph year)
    {
        var random = new SeededRandom(seed, FormattableString.Invariant($"{name}/validation/{year.Year}"));
        var auc = new CombinationAuc(options).Of(fit, year, random);
        if (double.IsNaN(auc))
            return;
        var unseen = 0;
        foreach (var node in year.ActiveNodes)
            unseen += fit.HasSeen(node) ? 0 : 1;
        validation.Add(new NoveltyValidation { Hypergraph = name, Year = year.Year, Hyperedges = year.Count, UnseenNodes = unseen, Auc = auc });
    }

    private static double?[] Percentiles(IReadOnlyList<Hyperedge> hyperedges, double?[] novelty)
    {
        var percentiles = new double?[novelty.Length];
        foreach (var year in Enumerable.Range(0, novelty.Length).Where(i => novelty[i] is not null).GroupBy(i => hyperedges[i].Year))
        {
            int[] places = [.. year];
            var ranks = PercentileRank.Of([.. places.Select(i => novelty[i]!.Value)]);
            for (var i = 0; i < places.Length; i++)
                percentiles[places[i]] = ranks[i];
        }

        return percentiles;
    }
}
