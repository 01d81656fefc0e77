using DeepInnovation.Core.Documents;

namespace DeepInnovation.Maps;

/// <summary>
/// How many documents of one kind a year has and how many of them are about AI: the row of <c>10-maps/trend.parquet</c>.
/// Ordered by kind and year, the unknown year last; summed over the years they give the corpus.
/// </summary>
public sealed record YearlyTrend
{
    /// <summary>Papers or patents.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>The year; null counts the documents whose year is unknown.</summary>
    public int? Year { get; set; }

    /// <summary>Documents of the corpus.</summary>
    public long Documents { get; set; }

    /// <summary>Those that the classifier judges to be about AI.</summary>
    public long AiDocuments { get; set; }

    /// <summary><see cref="AiDocuments"/> / <see cref="Documents"/>, in [0, 1].</summary>
    public double AiShare { get; set; }

    /// <summary>
    /// Documents with at least one keyword and, if patents, at least one IPC symbol: those that could get every novelty score.
    /// </summary>
    public long Described { get; set; }

    /// <summary>The query. O(documents).</summary>
    public static MapTable<YearlyTrend> Map { get; } = new(MapsStage.Trend, """
        SELECT kind, year, count(*) AS documents, count(*) FILTER (is_ai) AS ai_documents,
               (count(*) FILTER (is_ai))::DOUBLE / count(*) AS ai_share,
               count(*) FILTER (len(keywords) > 0 AND (kind = 'paper' OR len(ipc) > 0)) AS described
        FROM judged GROUP BY kind, year ORDER BY kind, year NULLS LAST
        """);
}
