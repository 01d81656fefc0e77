using DeepInnovation.Hypergraphs;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>
/// How well a fit tells real combinations of a later year from random ones of the same size: the chance that the real one has
/// the higher propensity lambda, equal ones counting half. It is the propensity with the nodes' popularity, because that is
/// what the model predicts (and what the model's authors validate); novelty, which leaves popularity out, can find real
/// combinations of one hub with rare nodes less likely than random ones. Each real hyperedge meets a random combination of its own size, because
/// propensity falls with size and would else hide the difference.
/// </summary>
internal sealed class CombinationAuc(ShiEvansOptions options)
{
    /// <summary>
    /// The mean over <see cref="ShiEvansOptions.ValidationDraws"/> draws of at most <see cref="ShiEvansOptions.ValidationSize"/>
    /// distinct hyperedges each, without replacement; NaN when no random combination can be drawn. O(draws * size * mK).
    /// </summary>
    /// <param name="fit">A fit of earlier years.</param>
    /// <param name="year">The year to tell apart; random combinations are drawn from its active nodes.</param>
    /// <param name="random">The year's stream.</param>
    public double Of(YearFit fit, YearHypergraph year, SeededRandom random)
    {
        var combinations = new CombinationIndex(year);
        int[] edges = [.. Enumerable.Range(0, year.Count)];
        var (sum, draws) = (0.0, 0);
        for (var draw = 0; draw < options.ValidationDraws; draw++)
        {
            random.Shuffle<int>(edges);
            var (wins, pairs) = (0.0, 0);
            foreach (var edge in edges.AsSpan(0, Math.Min(edges.Length, options.ValidationSize)))
            {
                var real = year.Edge(edge);
                var other = new int[real.Length];
                if (!RandomCombination.TryDraw(combinations, random, other))
                    continue;
                for (var i = 0; i < other.Length; i++)
                    other[i] = year.ActiveNodes[other[i]];
                var difference = fit.LogPropensity(real) - fit.LogPropensity(other);
                wins += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
                pairs++;
            }

            if (pairs > 0)
                (sum, draws) = (sum + (wins / pairs), draws + 1);
        }

        return draws == 0 ? double.NaN : sum / draws;
    }
}
