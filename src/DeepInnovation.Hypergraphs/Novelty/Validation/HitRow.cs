namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>Novelty against citations: a row of <c>hits.parquet</c>.</summary>
public sealed record HitRow
{
    /// <summary>The share of hits in a decile of novelty, or in all documents; interval by Wilson.</summary>
    public const string HitShare = "hit-share";

    /// <summary>
    /// The chance that a hit has the higher novelty percentile than another document, equal ones
    /// counting half; bootstrap interval.
    /// </summary>
    public const string Auc = "auc";

    /// <summary>The share of hits in the tenth decile over that in the other nine, see <see cref="RelativeRisk"/>.</summary>
    public const string TopDecileRisk = "top-decile-relative-risk";

    /// <summary>Documents left out because their citations are unknown; counted only.</summary>
    public const string WithoutCitations = "without-citations";

    /// <summary>Documents left out because fewer than ten of their year have novelty and citations; counted only.</summary>
    public const string SmallYear = "small-year";

    /// <summary><c>paper-content</c>, <c>paper-context</c>, <c>patent-content</c> or <c>patent-context</c>.</summary>
    public string Hypergraph { get; set; } = "";

    /// <summary>One of the names above.</summary>
    public string Measure { get; set; } = "";

    /// <summary>Decile of the novelty percentile, 1 (least novel) to 10; null for all.</summary>
    public int? Decile { get; set; }

    /// <summary>Documents that the row rests on.</summary>
    public int Documents { get; set; }

    /// <summary>Hits among them.</summary>
    public int Hits { get; set; }

    /// <summary>The measure's value; null where it is not defined.</summary>
    public double? Value { get; set; }

    /// <summary>Lower end of its 95 % interval; null where there is none.</summary>
    public double? Low { get; set; }

    /// <summary>Upper end of its 95 % interval; null where there is none.</summary>
    public double? High { get; set; }
}
