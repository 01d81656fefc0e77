using DeepInnovation.Core.Documents;

namespace DeepInnovation.Maps;

/// <summary>
/// How many documents of one kind a country has and how many of them are about AI: the row of <c>10-maps/countries.parquet</c>.
/// For papers the country is the first affiliation's, for patents the office's. Ordered by kind, then by AI documents
/// (most first), then by country; the unknown country is last of its kind.
/// </summary>
public sealed record CountryShare
{
    /// <summary>Papers or patents.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>ISO 3166-1 alpha-2; null counts the documents whose country is unknown.</summary>
    public string? Country { get; set; }

    /// <summary>Documents of the corpus.</summary>
    public long Documents { get; set; }

    /// <summary>Those that the classifier judges to be about AI.</summary>
    public long AiDocuments { get; set; }

    /// <summary><see cref="AiDocuments"/> / <see cref="Documents"/>, in [0, 1].</summary>
    public double AiShare { get; set; }

    /// <summary>The query. O(documents).</summary>
    public static MapTable<CountryShare> Map { get; } = new(MapsStage.Countries, """
        SELECT kind, country, count(*) AS documents, count(*) FILTER (is_ai) AS ai_documents,
               (count(*) FILTER (is_ai))::DOUBLE / count(*) AS ai_share
        FROM judged GROUP BY kind, country
        ORDER BY kind, country IS NULL, ai_documents DESC, documents DESC, country
        """);
}
