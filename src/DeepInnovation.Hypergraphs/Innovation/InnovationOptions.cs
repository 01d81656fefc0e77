namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>How the measures of innovation are taken; the defaults are those of their papers.</summary>
public sealed record InnovationOptions
{
    /// <summary>The null model of atypical combinations, and with it the seed and the threads.</summary>
    public AtypicalOptions Atypical { get; init; } = new();

    /// <summary>t of CD_t, in years, at least 1.</summary>
    public int DisruptionYears { get; init; } = DisruptionIndex.FiveYears;

    /// <summary>alpha of PageRank, in [0, 1).</summary>
    public double Damping { get; init; } = CitationPageRank.Damping;

    /// <summary>The documents of similar age that a PageRank is compared with, at least 2.</summary>
    public int Window { get; init; } = RescaledScore.DefaultWindow;
}
