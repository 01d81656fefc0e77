namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>A document's row in <c>atypical-combinations</c>; see <see cref="AtypicalCombination"/>.</summary>
public sealed record AtypicalRow
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Its year.</summary>
    public int Year { get; set; }

    /// <summary>The pairs of its distinct nodes.</summary>
    public int Pairs { get; set; }

    /// <summary>Those of them whose replicas do not vary though the data differ.</summary>
    public int PairsWithoutDeviation { get; set; }

    /// <summary>The median z of its pairs.</summary>
    public double? Conventionality { get; set; }

    /// <summary>The 10th percentile of z of its pairs.</summary>
    public double? Novelty { get; set; }

    /// <summary>The lowest z.</summary>
    public double? LowestScore { get; set; }

    /// <summary>One node of the pair with the lowest z.</summary>
    public string? FirstNode { get; set; }

    /// <summary>The other node of that pair.</summary>
    public string? SecondNode { get; set; }
}
