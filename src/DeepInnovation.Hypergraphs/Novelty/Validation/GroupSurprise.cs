using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// Surprise by field and by country. Percentiles are within kind and year, so a group that grew late is not favoured by its
/// years. Intervals are for each group alone: among twenty groups one lies outside by chance.
/// </summary>
internal static class GroupSurprise
{
    /// <summary>Groups of fewer documents are marked.</summary>
    public const int FewDocuments = 30;

    /// <summary>Fields or sections, then countries, each in ordinal order of their names. O(resamples * n).</summary>
    /// <param name="name">The hypergraph's name.</param>
    /// <param name="documents">Documents of one kind, in any order.</param>
    /// <param name="percentiles">The novelty percentile of each; null ones are left out.</param>
    /// <param name="options">Seed and resamples.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static List<GroupRow> Of(
        string name, IReadOnlyList<Document> documents, IReadOnlyList<double?> percentiles, NoveltyValidationOptions options)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(percentiles);
        ArgumentNullException.ThrowIfNull(options);
        if (documents.Count != percentiles.Count)
            throw new ArgumentException(
                $"There are {documents.Count} documents and {percentiles.Count} percentiles.", nameof(percentiles));
        int[] scored = [.. Enumerable.Range(0, documents.Count).Where(i => percentiles[i] is not null)];
        var isPatents = scored.Any(i => documents[i].Kind == DocumentKind.Patent);
        return
        [
            .. isPatents ? Rows(GroupRow.BySection, Sections) : Rows(GroupRow.ByField, d => [Known(d.Field)]),
            .. Rows(GroupRow.ByCountry, d => [Known(d.Country)]),
        ];

        IEnumerable<GroupRow> Rows(string grouping, Func<Document, IEnumerable<string>> groups) =>
            scored.SelectMany(i => groups(documents[i]).Select(g => (Group: g, Percentile: percentiles[i]!.Value)))
                .GroupBy(p => p.Group, p => p.Percentile)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Row(name, grouping, g.Key, [.. g.Order()], options));
    }

    private static GroupRow Row(string name, string grouping, string group, double[] sorted, NoveltyValidationOptions options)
    {
        var mean = Resampling.Mean(sorted, options.Seed, $"{name}/groups/{grouping}/{group}", options.Resamples);
        var top = ShareInterval.Wilson(sorted.Count(YearRanks.IsTop), sorted.Length);
        return new GroupRow
        {
            Hypergraph = name,
            Grouping = grouping,
            Group = group,
            Documents = sorted.Length,
            Few = sorted.Length < FewDocuments,
            MeanPercentile = sorted.Average(),
            MeanLow = mean?.Low,
            MeanHigh = mean?.High,
            TopShare = top.Value!.Value,
            TopLow = top.Low!.Value,
            TopHigh = top.High!.Value,
        };
    }

    private static IEnumerable<string> Sections(Document document) =>
        document.Ipc.Select(IpcSymbol.Normalize).OfType<string>().Select(s => s[..1]).Distinct(StringComparer.Ordinal)
            .DefaultIfEmpty(GroupRow.Unknown);

    private static string Known(string? value) => string.IsNullOrWhiteSpace(value) ? GroupRow.Unknown : value.Trim();
}
