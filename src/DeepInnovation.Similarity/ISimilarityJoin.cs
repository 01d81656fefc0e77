using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity;

/// <summary>
/// Joins papers to the patents near them. Every engine gives the same pairs, ranks and scores, bit for bit, as
/// <see cref="ReferenceJoin"/>:
/// <list type="bullet">
/// <item>A patent is a candidate of a paper when its year is at least the paper's. (The authors' comment says "later"; their
/// test is &gt;=, and the test decides.)</item>
/// <item>The similarity is the <see cref="CanonicalScore"/> of the two vectors.</item>
/// <item>A paper's candidates are ordered by similarity, highest first, then by <see cref="DatedVectors.TieOrderOf"/> the
/// patent's row. The rule takes from the front of that order.</item>
/// <item>A paper without a candidate, or without one that the rule keeps, has no pair.</item>
/// </list>
/// </summary>
public interface ISimilarityJoin
{
    /// <summary>Joins.</summary>
    /// <param name="papers">The papers.</param>
    /// <param name="patents">The patents, of the same dimensions.</param>
    /// <param name="rule">Which candidates are kept.</param>
    /// <param name="papersDone">Told now and then how many papers are done; calls do not overlap and
    /// the number does not fall.</param>
    /// <param name="cancellation">Stops the join.</param>
    /// <exception cref="InputException">The dimensions differ.</exception>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    JoinResult Join(DatedVectors papers, DatedVectors patents, JoinRule rule, Action<int>? papersDone = null,
        CancellationToken cancellation = default);
}
