using DeepInnovation.Core.Documents;

namespace DeepInnovation.Maps;

/// <summary>
/// Mean novelty of the AI documents of one kind and year: the row of <c>10-maps/novelty-by-year.parquet</c>, ordered by kind
/// and year. Novelty is in nats (Shi and Evans, Nature Communications 2023; that the paper uses this model is inference [I]).
/// Documents without a score are counted in <see cref="Documents"/> only.
/// </summary>
public sealed record YearlyNovelty
{
    /// <summary>Papers or patents.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>The year.</summary>
    public int Year { get; set; }

    /// <summary>AI documents of that year.</summary>
    public long Documents { get; set; }

    /// <summary>Those with a content novelty.</summary>
    public long ContentCount { get; set; }

    /// <summary>Mean content novelty (keywords), in nats; null where no document has one.</summary>
    public double? ContentMean { get; set; }

    /// <summary>
    /// Standard error of <see cref="ContentMean"/>: sample standard deviation / sqrt(n); null below two documents.
    /// </summary>
    public double? ContentStandardError { get; set; }

    /// <summary>Those with a context novelty.</summary>
    public long ContextCount { get; set; }

    /// <summary>Mean context novelty (IPC subclasses), in nats; null where no document has one.</summary>
    public double? ContextMean { get; set; }

    /// <summary>Standard error of <see cref="ContextMean"/>; null below two documents.</summary>
    public double? ContextStandardError { get; set; }

    /// <summary>The query. O(documents); sums are compensated (Kahan) and in the table's order.</summary>
    public static MapTable<YearlyNovelty> Map { get; } = new(MapsStage.NoveltyByYear, """
        SELECT kind, year, count(*) AS documents,
               count(content) AS content_count, favg(content) AS content_mean,
               stddev_samp(content) / sqrt(count(content)) AS content_standard_error,
               count(context) AS context_count, favg(context) AS context_mean,
               stddev_samp(context) / sqrt(count(context)) AS context_standard_error
        FROM novelty GROUP BY kind, year ORDER BY kind, year
        """);
}
