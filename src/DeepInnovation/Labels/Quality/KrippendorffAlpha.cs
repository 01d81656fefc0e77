using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Labels.Quality;

/// <summary>
/// Krippendorff's alpha for nominal labels, any number of raters and missing judgements (Krippendorff, "Computing Krippendorff's
/// alpha-reliability", 2011): 1 - D_o / D_e from the coincidence matrix o_ck = Σ_units (pairs of c and k in the unit) /
/// (judgements - 1), with D_o the share of unequal pairs and D_e the share expected from the labels' totals. Units with fewer
/// than two judgements take no part.
/// </summary>
/// <param name="Units">Units with two judgements or more.</param>
/// <param name="Judgements">Judgements in them.</param>
/// <param name="Value">Alpha; null where only one label was ever given, or nothing can be compared.</param>
/// <param name="Low">Lower end of the interval; null without one.</param>
/// <param name="High">Upper end of the interval; null without one.</param>
public sealed record KrippendorffAlpha(int Units, int Judgements, double? Value, double? Low, double? High)
{
    /// <summary>Alpha without interval. O(judgements · labels).</summary>
    /// <param name="units">The judgements on each unit, at least 0.</param>
    public static KrippendorffAlpha Of(IReadOnlyList<IReadOnlyList<int>> units)
    {
        var compared = units.Where(u => u.Count >= 2).ToList();
        return new KrippendorffAlpha(compared.Count, compared.Sum(u => u.Count), Alpha(compared), null, null);
    }

    /// <summary>
    /// Alpha with a percentile interval: units are drawn with replacement and alpha is computed anew, which holds for dependent
    /// judgements on a unit. (Hayes and Krippendorff, 2007, draw pairs instead; that treats the pairs of a unit as independent
    /// and gives narrower intervals.) O(resamples · judgements).
    /// </summary>
    /// <param name="units">The judgements on each unit.</param>
    /// <param name="resamples">Resamples; 0 for no interval.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static KrippendorffAlpha Of(IReadOnlyList<IReadOnlyList<int>> units, int resamples, long seed)
    {
        var compared = units.Where(u => u.Count >= 2).ToList();
        var alpha = Of(compared);
        if (resamples == 0 || alpha.Value is null)
            return alpha;
        var values = new List<double>(resamples);
        for (var i = 0; i < resamples; i++)
        {
            var random = new SeededRandom(seed, $"labels/alpha/{i}");
            if (Alpha([.. Enumerable.Range(0, compared.Count).Select(_ => compared[random.Next(compared.Count)])]) is { } value)
                values.Add(value);
        }

        values.Sort();
        return values.Count == 0 ? alpha
            : alpha with { Low = Quantile.Of([.. values], 0.025), High = Quantile.Of([.. values], 0.975) };
    }

    private static double? Alpha(List<IReadOnlyList<int>> units)
    {
        var labels = units.SelectMany(u => u).Distinct().Order().ToList();
        if (labels.Count < 2)
            return null;
        var totals = new double[labels.Count];
        double unequal = 0, all = 0;
        foreach (var unit in units)
        {
            var counts = labels.Select(label => unit.Count(judgement => judgement == label)).ToArray();
            var weight = 1.0 / (unit.Count - 1);
            for (var c = 0; c < counts.Length; c++)
            {
                totals[c] += counts[c];
                unequal += counts[c] * (unit.Count - counts[c]) * weight;
            }

            all += unit.Count;
        }

        var expected = totals.Sum(n => n * (all - n)) / (all - 1);
        return expected == 0 ? null : 1 - (unequal / expected);
    }
}
