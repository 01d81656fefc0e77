namespace DeepInnovation.Maps;

/// <summary>
/// How many papers of one country have their nearest patent at one office: the row of <c>10-maps/flows.parquet</c>. Only the
/// best patent of each paper counts (rank 1). Ordered by pairs (most first), then by both countries, unknown ones last.
/// <para>Nearest means most similar in keywords. A flow is not evidence that knowledge moved.</para>
/// </summary>
public sealed record CountryFlow
{
    /// <summary>The paper's country (first affiliation); null when unknown.</summary>
    public string? PaperCountry { get; set; }

    /// <summary>The patent's office; null when unknown.</summary>
    public string? PatentCountry { get; set; }

    /// <summary>Pairs of rank 1.</summary>
    public long Pairs { get; set; }

    /// <summary>Mean cosine of these pairs.</summary>
    public double MeanSimilarity { get; set; }

    /// <summary>Mean of the patents' years less the papers'.</summary>
    public double MeanLagYears { get; set; }

    /// <summary>The query. O(papers).</summary>
    public static MapTable<CountryFlow> Map { get; } = new(MapsStage.Flows, """
        SELECT paper_country, patent_country, count(*) AS pairs, favg(similarity) AS mean_similarity, favg(lag) AS mean_lag_years
        FROM nearest GROUP BY paper_country, patent_country
        ORDER BY pairs DESC, paper_country NULLS LAST, patent_country NULLS LAST
        """);
}
