namespace DeepInnovation.Maps;

/// <summary>
/// Where a country stands in AI papers and in AI patents: the row of <c>10-maps/leaders.parquet</c>. Ranks are counted within
/// the period, 1 for the most; equal counts share the better rank (1, 2, 2, 4). The unknown country is counted but not ranked.
/// A rank says where documents were counted, not where inventions were made: a patent's country is its office.
/// Ordered by period (<c>all</c>, decades, <c>unknown</c>), then AI papers and AI patents (most first), then country.
/// </summary>
public sealed record CountryLeader
{
    /// <summary><c>all</c> years, a decade such as <c>2010s</c>, or <c>unknown</c> for documents without a year, which
    /// <c>all</c> includes.</summary>
    public string Period { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2; null for the unknown country.</summary>
    public string? Country { get; set; }

    /// <summary>Papers judged AI.</summary>
    public long AiPapers { get; set; }

    /// <summary>Place by <see cref="AiPapers"/>; null without any.</summary>
    public int? PaperRank { get; set; }

    /// <summary>Patents judged AI.</summary>
    public long AiPatents { get; set; }

    /// <summary>Place by <see cref="AiPatents"/>; null without any.</summary>
    public int? PatentRank { get; set; }

    /// <summary>
    /// <see cref="PatentRank"/> - <see cref="PaperRank"/>: positive where a country stands higher in papers; null without both.
    /// </summary>
    public int? RankDifference { get; set; }

    /// <summary>The query. O(documents + countries log countries).</summary>
    public static MapTable<CountryLeader> Map { get; } = new(MapsStage.Leaders, """
        WITH ai AS (
            SELECT kind, country, CASE WHEN year IS NULL THEN 'unknown' ELSE (year // 10 * 10)::VARCHAR || 's' END AS decade
            FROM judged WHERE is_ai),
        counted AS (
            SELECT period, country, count(*) FILTER (kind = 'paper') AS ai_papers, count(*) FILTER (kind = 'patent') AS ai_patents
            FROM (SELECT 'all' AS period, kind, country FROM ai UNION ALL SELECT decade, kind, country FROM ai)
            GROUP BY period, country),
        ranked AS (
            SELECT *,
                CASE WHEN country IS NOT NULL AND ai_papers > 0
                     THEN rank() OVER (PARTITION BY period, country IS NULL ORDER BY ai_papers DESC) END AS paper_rank,
                CASE WHEN country IS NOT NULL AND ai_patents > 0
                     THEN rank() OVER (PARTITION BY period, country IS NULL ORDER BY ai_patents DESC) END AS patent_rank
            FROM counted)
        SELECT period, country, ai_papers, paper_rank::INTEGER AS paper_rank, ai_patents, patent_rank::INTEGER AS patent_rank,
               (patent_rank - paper_rank)::INTEGER AS rank_difference
        FROM ranked
        ORDER BY CASE period WHEN 'all' THEN 0 WHEN 'unknown' THEN 2 ELSE 1 END, period, country IS NULL,
                 ai_papers DESC, ai_patents DESC, country
        """);
}
