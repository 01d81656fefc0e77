namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>How surprising the documents of a field or country are: a row of <c>groups.parquet</c>.</summary>
public sealed record GroupRow
{
    /// <summary>Groups by the Field column (papers).</summary>
    public const string ByField = "field";

    /// <summary>
    /// Groups by IPC section, the first letter of each symbol (patents); a patent counts once in each of its sections.
    /// </summary>
    public const string BySection = "ipc-section";

    /// <summary>Groups by the Country column.</summary>
    public const string ByCountry = "country";

    /// <summary>The group of documents that name none.</summary>
    public const string Unknown = "(unknown)";

    /// <summary><c>paper-content</c>, <c>paper-context</c>, <c>patent-content</c> or <c>patent-context</c>.</summary>
    public string Hypergraph { get; set; } = "";

    /// <summary>One of the names above.</summary>
    public string Grouping { get; set; } = "";

    /// <summary>The field, section or country, as the corpus writes it.</summary>
    public string Group { get; set; } = "";

    /// <summary>Its documents with a novelty percentile.</summary>
    public int Documents { get; set; }

    /// <summary>Fewer than 30 documents: read the interval, not the value.</summary>
    public bool Few { get; set; }

    /// <summary>Mean novelty percentile within kind and year, in [0, 1]; 0.5 is the mean of all.</summary>
    public double MeanPercentile { get; set; }

    /// <summary>Lower end of its 95 % bootstrap interval; null for one document.</summary>
    public double? MeanLow { get; set; }

    /// <summary>Upper end of its 95 % bootstrap interval; null for one document.</summary>
    public double? MeanHigh { get; set; }

    /// <summary>The share of the group's documents in the top decile of their kind and year.</summary>
    public double TopShare { get; set; }

    /// <summary>Lower end of its 95 % Wilson interval.</summary>
    public double TopLow { get; set; }

    /// <summary>Upper end of its 95 % Wilson interval.</summary>
    public double TopHigh { get; set; }
}
