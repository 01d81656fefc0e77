using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity;

/// <summary>A pair by its rows.</summary>
/// <param name="Paper">The paper's row.</param>
/// <param name="Patent">The patent's row.</param>
/// <param name="Similarity">The <see cref="CanonicalScore"/>.</param>
/// <param name="Rank">Place among the paper's kept patents, from 1.</param>
public readonly record struct JoinedPair(int Paper, int Patent, float Similarity, int Rank);

/// <summary>What a join found.</summary>
/// <param name="Pairs">By paper's row, then by rank.</param>
/// <param name="PairsConsidered">Pairs that the year rule allows.</param>
/// <param name="PapersWithoutCandidate">Papers that no patent of their year or later faces; they have no pair.</param>
public sealed record JoinResult(IReadOnlyList<JoinedPair> Pairs, long PairsConsidered, int PapersWithoutCandidate)
{
    /// <summary>How the engine went about it, for a log; the pairs do not depend on it.</summary>
    public string Way { get; init; } = "";
}
