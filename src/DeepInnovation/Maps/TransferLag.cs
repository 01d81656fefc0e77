namespace DeepInnovation.Maps;

/// <summary>
/// How many AI papers have their nearest patent so many years later: the row of <c>10-maps/lags.parquet</c>, ordered by lag.
/// Only the best patent of each paper counts (rank 1, the paper's final rule). The last row, with a null lag, counts the AI
/// papers that have no patent, for example because no patent is as young; so the column adds up to all AI papers.
/// <para>Nearest means most similar in keywords. A lag is not evidence that the patent drew on the paper.</para>
/// </summary>
public sealed record TransferLag
{
    /// <summary>The patent's year less the paper's, 0 or more; null for papers without a patent.</summary>
    public int? LagYears { get; set; }

    /// <summary>Papers, which at rank 1 is also pairs.</summary>
    public long Papers { get; set; }

    /// <summary>Mean cosine of these pairs; null for papers without a patent.</summary>
    public double? MeanSimilarity { get; set; }

    /// <summary>The query. O(papers).</summary>
    public static MapTable<TransferLag> Map { get; } = new(MapsStage.Lags, """
        SELECT lag::INTEGER AS lag_years, count(*) AS papers, favg(similarity) AS mean_similarity
        FROM nearest GROUP BY lag
        UNION ALL
        SELECT NULL, count(*), NULL
        FROM judged j ANTI JOIN nearest n ON n.paper_id = j.id
        WHERE j.kind = 'paper' AND j.is_ai
        HAVING count(*) > 0
        ORDER BY lag_years NULLS LAST
        """);
}
