using DeepInnovation.Core.Documents;

namespace DeepInnovation.Maps;

/// <summary>
/// How many documents a field has and how many of them are about AI: the row of <c>10-maps/fields.parquet</c>. Papers go by
/// their field of research, patents by their IPC section.
/// <para>A patent with several sections counts once, in the section of its first symbol that begins with A-H: the IPC's own
/// rule is that the symbol which fits the invention best stands first (Guide to the IPC), the counts stay whole numbers and
/// add up to the corpus. CPC's tag section Y is passed over.</para>
/// Ordered by kind, then by documents (most first), then by field; the unknown field is last of its kind.
/// </summary>
public sealed record FieldShare
{
    /// <summary>Papers or patents.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>The field of research, or the IPC section <c>A</c>-<c>H</c>; null counts the documents without one.</summary>
    public string? Field { get; set; }

    /// <summary>Documents of the corpus.</summary>
    public long Documents { get; set; }

    /// <summary>Those that the classifier judges to be about AI.</summary>
    public long AiDocuments { get; set; }

    /// <summary><see cref="AiDocuments"/> / <see cref="Documents"/>, in [0, 1].</summary>
    public double AiShare { get; set; }

    /// <summary>The query. O(documents + IPC symbols).</summary>
    public static MapTable<FieldShare> Map { get; } = new(MapsStage.Fields, """
        WITH placed AS (
            SELECT kind, is_ai,
                   CASE kind WHEN 'paper' THEN field
                   ELSE list_filter(list_transform(ipc, lambda symbol: upper(left(trim(symbol), 1))),
                                    lambda section: section BETWEEN 'A' AND 'H')[1]
                   END AS place
            FROM judged)
        SELECT kind, place AS field, count(*) AS documents, count(*) FILTER (is_ai) AS ai_documents,
               (count(*) FILTER (is_ai))::DOUBLE / count(*) AS ai_share
        FROM placed GROUP BY kind, place
        ORDER BY kind, place IS NULL, documents DESC, place
        """);
}
