using DeepInnovation.Core;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// How much the novelty of the same documents depends on the seed and on K: every pair of seeds at one K, and every pair
/// of K under one seed; and how much of it is nothing but the number of nodes. A rank that moves between two seeds is
/// chance, whatever the fit's AUC.
/// </summary>
/// <param name="options">The model, seeds and values of K.</param>
internal sealed class Stability(NoveltyValidationOptions options)
{
    /// <summary>
    /// The pairs of seeds, the pairs of K, then the number of nodes. O(seeds + values of K) times the cost
    /// of a fit, and O(n log n) a pair.
    /// </summary>
    /// <param name="hyperedges">All documents of the hypergraph, in any order.</param>
    /// <param name="name">The hypergraph's name, as in the run.</param>
    /// <param name="fitDone">Told after each fit: fits done and fits in all.</param>
    /// <exception cref="InputException">The settings cannot be used.</exception>
    public List<StabilityRow> Of(IReadOnlyList<Hyperedge> hyperedges, string name, Action<int, int>? fitDone = null)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        options.Check();
        // Sums of doubles depend on their order, which must not come from the input.
        hyperedges = [.. hyperedges.OrderBy(h => h.Id, StringComparer.Ordinal)];
        Setting[] seeds = [
            .. Enumerable.Range(0, options.Seeds).Select(i => new Setting(options.Seed + i, options.Model.Dimensions))];
        Setting[] dimensions = [.. options.Dimensions.Select(k => new Setting(options.Seed, k))];
        Setting[] settings = [.. seeds.Union(dimensions)];
        var novelty = new Dictionary<Setting, double?[]>();
        foreach (var setting in settings)
        {
            novelty.Add(setting, NoveltyOf(hyperedges, name, setting));
            fitDone?.Invoke(novelty.Count, settings.Length);
        }

        double?[] sizes = [.. hyperedges.Select(h => (double?)h.Nodes.Count)];
        return
        [
            .. Pairs(seeds).Select(p => Row(StabilityRow.BySeed, p.First, p.Second)),
            .. Pairs(dimensions).Select(p => Row(StabilityRow.ByDimensions, p.First, p.Second)),
            Row(StabilityRow.ByNodes, seeds[0], null),
        ];

        StabilityRow Row(string comparison, Setting first, Setting? second)
        {
            var (a, b) = (novelty[first], second is null ? sizes : novelty[second.Value]);
            int[] scored = [.. Enumerable.Range(0, hyperedges.Count).Where(i => a[i] is not null && b[i] is not null)];
            double[] firsts = [.. scored.Select(i => a[i]!.Value)], seconds = [.. scored.Select(i => b[i]!.Value)];
            var ranks = YearRanks.Of([.. scored.Select(i => hyperedges[i].Year)], firsts, seconds);
            var sameSize = YearRanks.Of(YearsAndSizes([.. scored.Select(i => hyperedges[i])]), firsts, seconds);
            return new StabilityRow
            {
                Hypergraph = name,
                Comparison = comparison,
                FirstSeed = first.Seed,
                SecondSeed = second?.Seed,
                FirstDimensions = first.Dimensions,
                SecondDimensions = second?.Dimensions,
                Documents = ranks.Documents,
                Spearman = ranks.Spearman,
                SameSizeSpearman = sameSize.Spearman,
                Kendall = ranks.Kendall,
                MeanShift = ranks.MeanShift,
                TopJaccard = ranks.TopJaccard,
                TopJaccardByChance = ranks.TopJaccardByChance,
            };
        }
    }

    private double?[] NoveltyOf(IReadOnlyList<Hyperedge> hyperedges, string name, Setting setting)
    {
        var model = options.Model with { Dimensions = setting.Dimensions, ValidationDraws = 1, ValidationSize = 1 };
        return [.. new NoveltyScorer(model, setting.Seed).Score(hyperedges, name).Documents
            .Select(d => d.Novelty is { } novelty ? (double?)EqualNovelty.Round(novelty) : null)];
    }

    /// <summary>One number for each pair of year and number of nodes, in that order.</summary>
    private static int[] YearsAndSizes(Hyperedge[] hyperedges)
    {
        var numbers = hyperedges.Select(h => (h.Year, h.Nodes.Count)).Distinct().Order().Select((pair, number) => (pair, number))
            .ToDictionary(p => p.pair, p => p.number);
        return [.. hyperedges.Select(h => numbers[(h.Year, h.Nodes.Count)])];
    }

    private static IEnumerable<(Setting First, Setting Second)> Pairs(Setting[] settings)
    {
        for (var i = 0; i < settings.Length; i++)
        {
            for (var j = i + 1; j < settings.Length; j++)
                yield return (settings[i], settings[j]);
        }
    }

    private readonly record struct Setting(long Seed, int Dimensions);
}
