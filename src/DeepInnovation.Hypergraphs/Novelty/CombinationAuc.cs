using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Novelty.Fitting;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>
/// How well a fit tells real combinations of a later year from random ones of the same size: the chance that the real one has
/// the higher propensity lambda, equal ones counting half. It is the propensity with the nodes' popularity, because that is
/// what the model predicts (and what the model's authors validate); novelty, which leaves popularity out, can find real
/// combinations of one hub with rare nodes less likely than random ones. Each real hyperedge meets a random combination of its
/// own size, because propensity falls with size and would else hide the difference.
/// </summary>
internal sealed class CombinationAuc(ShiEvansOptions options)
{
    /// <summary>
    /// <see cref="ShiEvansOptions.ValidationDraws"/> draws of at most <see cref="ShiEvansOptions.ValidationSize"/> distinct
    /// hyperedges each, without replacement; a hyperedge counts by its mean over the draws that it was in. Null when no random
    /// combination can be drawn. O(draws * size * mK), plus the interval's bootstrap.
    /// </summary>
    /// <param name="fit">A fit of earlier years.</param>
    /// <param name="year">The year to tell apart; random combinations are drawn from its active nodes.</param>
    /// <param name="random">The year's stream.</param>
    public AucInterval? Of(YearFit fit, YearHypergraph year, SeededRandom random)
    {
        var combinations = new CombinationIndex(year);
        int[] edges = [.. Enumerable.Range(0, year.Count)];
        var wins = new double[year.Count];
        var met = new int[year.Count];
        for (var draw = 0; draw < options.ValidationDraws; draw++)
        {
            random.Shuffle<int>(edges);
            foreach (var edge in edges.AsSpan(0, Math.Min(edges.Length, options.ValidationSize)))
            {
                var real = year.Edge(edge);
                var other = new int[real.Length];
                if (!RandomCombination.TryDraw(combinations, random, other))
                    continue;
                for (var i = 0; i < other.Length; i++)
                    other[i] = year.ActiveNodes[other[i]];
                var difference = fit.LogPropensity(real) - fit.LogPropensity(other);
                wins[edge] += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
                met[edge]++;
            }
        }

        for (var edge = 0; edge < wins.Length; edge++)
            wins[edge] /= met[edge]; // NaN for one without an opponent
        return AucInterval.Of(wins, unchecked((long)random.NextUInt64()));
    }
}
