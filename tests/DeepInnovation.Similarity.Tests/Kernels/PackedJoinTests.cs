using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity.Tests.Kernels;

public sealed class PackedJoinTests : SimilarityJoinContract
{
    protected override ISimilarityJoin Engine => new PackedJoin();
}

public sealed class PackedJoin256Tests : SimilarityJoinContract
{
    protected override ISimilarityJoin Engine => new PackedJoin(new MicroKernel256()) { Threads = 1 };
}

public sealed class PackedJoinScalarTests : SimilarityJoinContract
{
    protected override ISimilarityJoin Engine => new PackedJoin(new MicroKernelScalar()) { Threads = 3 };
}
