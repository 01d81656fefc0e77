using DeepInnovation.Core.Documents;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>
/// How surprising one AI document is: the row of <c>06-novelty/novelty.parquet</c>, one for every
/// document judged AI that has a year.
/// </summary>
public sealed record DocumentNovelty
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>Its year.</summary>
    public int Year { get; set; }

    /// <summary>
    /// Content novelty, -ln of the propensity of its keywords (natural log, so nats); null with fewer than two distinct keywords
    /// or no earlier year to learn from.
    /// </summary>
    public double? Content { get; set; }

    /// <summary>Percentile rank of <see cref="Content"/> within kind and year, in [0, 1].</summary>
    public double? ContentPercentile { get; set; }

    /// <summary>
    /// The two keywords that least go together, <c>a + b</c>; null without <see cref="Content"/> or for more than
    /// <see cref="EdgeNovelty.LargestWithPair"/> keywords.
    /// </summary>
    public string? ContentPair { get; set; }

    /// <summary>
    /// Context novelty, the same over IPC subclasses (patents) or fields (papers with several, split at semicolons);
    /// null where there is no context.
    /// </summary>
    public double? Context { get; set; }

    /// <summary>Percentile rank of <see cref="Context"/> within kind and year, in [0, 1].</summary>
    public double? ContextPercentile { get; set; }

    /// <summary>The two subclasses or fields that least go together, <c>a + b</c>.</summary>
    public string? ContextPair { get; set; }
}

/// <summary>How well the fit of one year predicts the next: the row of <c>06-novelty/validation.parquet</c>.</summary>
public sealed record NoveltyValidation
{
    /// <summary><c>paper-content</c>, <c>paper-context</c>, <c>patent-content</c> or <c>patent-context</c>.</summary>
    public string Hypergraph { get; set; } = "";

    /// <summary>The year that was predicted, from the fit of the years before.</summary>
    public int Year { get; set; }

    /// <summary>Hyperedges of that year that could be judged.</summary>
    public int Hyperedges { get; set; }

    /// <summary>Nodes of that year that the fit had not seen.</summary>
    public int UnseenNodes { get; set; }

    /// <summary>AUC of real against random same-size combinations.</summary>
    public double Auc { get; set; }

    /// <summary>
    /// Lower end of its 95 % interval over hyperedges, see <see cref="AucInterval"/>; the chance in the fit is not in it.
    /// </summary>
    public double AucLow { get; set; }

    /// <summary>Upper end.</summary>
    public double AucHigh { get; set; }
}
