using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity.Tests.Kernels;

public sealed class QuantizedJoinTests : SimilarityJoinContract
{
    protected override ISimilarityJoin Engine => new QuantizedJoin { Head = 0 };
}

public sealed class QuantizedJoinRotatedTests : SimilarityJoinContract
{
    protected override ISimilarityJoin Engine => new QuantizedJoin { Head = 1, Threads = 3 };
}

public sealed class QuantizedJoinVectorTests : SimilarityJoinContract
{
    protected override ISimilarityJoin Engine =>
        new QuantizedJoin { Head = 0, Threads = 1, Product = dimensions => new VectorByteProduct(dimensions) };
}
