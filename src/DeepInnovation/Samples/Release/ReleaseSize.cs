using DeepInnovation.Claims;

namespace DeepInnovation.Samples.Release;

/// <summary>How many rows a generated release has.</summary>
/// <param name="Papers">Rows of DeepDiveAI.csv, up to <see cref="Most"/>.</param>
/// <param name="Patents">Rows of DeepPatentAI.csv, up to <see cref="Most"/>.</param>
/// <param name="Pairs">Rows of DeepCosineAI.csv. With no more pairs than papers it is one pair a paper.</param>
public sealed record ReleaseSize(int Papers, int Patents, int Pairs)
{
    /// <summary>Titles are told apart by four words of 64.</summary>
    public const int Most = 1 << 24;

    /// <summary>The rows that the paper and its arXiv abstract state.</summary>
    public static ReleaseSize Full { get; } = new(
        (int)ClaimBook.DeepInnovationAI.Expected("papers.rows"), (int)ClaimBook.DeepInnovationAI.Expected("patents.rows"),
        (int)ClaimBook.DeepInnovationAI.Expected("cosine.pairs.arxiv"));
}
