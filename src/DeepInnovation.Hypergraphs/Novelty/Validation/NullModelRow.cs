namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>The novelty of real documents beside that of a null model's: a row of <c>null-models.parquet</c>.</summary>
public sealed record NullModelRow
{
    /// <summary><c>paper-content</c>, <c>paper-context</c>, <c>patent-content</c> or <c>patent-context</c>.</summary>
    public string Hypergraph { get; set; } = "";

    /// <summary>The null model, <see cref="INullModel.Name"/>.</summary>
    public string Model { get; set; } = "";

    /// <summary>The year of the documents; null for all years together.</summary>
    public int? Year { get; set; }

    /// <summary>Real documents with a score.</summary>
    public int Documents { get; set; }

    /// <summary>Random documents for each real one.</summary>
    public int Samples { get; set; }

    /// <summary>Mean novelty of the real documents, in nats.</summary>
    public double RealMean { get; set; }

    /// <summary>Mean novelty of the random documents, in nats.</summary>
    public double NullMean { get; set; }

    /// <summary>
    /// <see cref="NullMean"/> - <see cref="RealMean"/>: positive where real documents are less surprising than random ones.
    /// </summary>
    public double Difference { get; set; }

    /// <summary>Lower end of its 95 % interval; null for one document.</summary>
    public double? DifferenceLow { get; set; }

    /// <summary>Upper end of its 95 % interval; null for one document.</summary>
    public double? DifferenceHigh { get; set; }

    /// <summary>
    /// The chance that a random document is more novel than a real one of its year, equal ones counting half; all
    /// years: mean weighted by documents.
    /// </summary>
    public double Auc { get; set; }

    /// <summary>
    /// The chance that a random document is more novel than the real one whose number of nodes it has, equal ones counting
    /// half. Size takes no part in it.
    /// </summary>
    public double PairedAuc { get; set; }

    /// <summary>Kolmogorov-Smirnov distance of real and random novelty; all years: mean weighted by documents.</summary>
    public double KolmogorovSmirnov { get; set; }
}
