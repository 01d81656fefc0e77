namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>The pairs of one comparison in one line: the mean, and the worst pair.</summary>
/// <param name="Hypergraph"><c>paper-content</c>, <c>paper-context</c>, <c>patent-content</c> or <c>patent-context</c>.</param>
/// <param name="Comparison"><see cref="StabilityRow.BySeed"/>, <see cref="StabilityRow.ByDimensions"/> or
/// <see cref="StabilityRow.ByNodes"/>.</param>
/// <param name="Pairs">Pairs of fits for which all values are defined.</param>
/// <param name="Spearman">Mean of <see cref="StabilityRow.Spearman"/>.</param>
/// <param name="LowestSpearman">The worst pair's.</param>
/// <param name="SameSizeSpearman">Mean of <see cref="StabilityRow.SameSizeSpearman"/>; null where no pair has one.</param>
/// <param name="Kendall">Mean of <see cref="StabilityRow.Kendall"/>.</param>
/// <param name="MeanShift">Mean of <see cref="StabilityRow.MeanShift"/>.</param>
/// <param name="TopJaccard">Mean of <see cref="StabilityRow.TopJaccard"/>.</param>
/// <param name="TopJaccardByChance">Mean of <see cref="StabilityRow.TopJaccardByChance"/>.</param>
public sealed record StabilitySummary(
    string Hypergraph, string Comparison, int Pairs, double Spearman, double LowestSpearman,
    double? SameSizeSpearman, double Kendall,
    double MeanShift, double TopJaccard, double TopJaccardByChance)
{
    /// <summary>One line for each hypergraph and comparison that has a pair, in the order of the rows. O(rows).</summary>
    public static List<StabilitySummary> Of(IEnumerable<StabilityRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return [.. rows.Where(r => r
            is { Spearman: not null, Kendall: not null, MeanShift: not null, TopJaccard: not null, TopJaccardByChance: not null })
            .GroupBy(r => (r.Hypergraph, r.Comparison))
            .Select(g => new StabilitySummary(
                g.Key.Hypergraph, g.Key.Comparison, g.Count(), g.Average(r => r.Spearman!.Value), g.Min(r => r.Spearman!.Value),
                g.Average(r => r.SameSizeSpearman), g.Average(r => r.Kendall!.Value),
                g.Average(r => r.MeanShift!.Value), g.Average(r => r.TopJaccard!.Value),
                g.Average(r => r.TopJaccardByChance!.Value)))];
    }
}
