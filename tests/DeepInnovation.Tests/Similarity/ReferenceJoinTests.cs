using DeepInnovation.Similarity;

namespace DeepInnovation.Tests.Similarity;

public sealed class ReferenceJoinTests : SimilarityJoinContract
{
    protected override ISimilarityJoin Engine { get; } = new ReferenceJoin();
}
