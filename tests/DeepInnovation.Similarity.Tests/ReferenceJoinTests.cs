namespace DeepInnovation.Similarity.Tests;

public sealed class ReferenceJoinTests : SimilarityJoinContract
{
    protected override ISimilarityJoin Engine { get; } = new ReferenceJoin();
}
