using System.Numerics.Tensors;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// The first directions of an orthogonal rotation by principal components, in which embeddings have most of their length: the inner product
/// of the heads, plus at most the product of the lengths outside (Cauchy and Schwarz), bounds the whole inner product.
/// Nearly orthonormal is enough: what R Rᵀ lacks to the identity is measured and enters the bound.
/// </summary>
internal sealed class HeadRotation
{
    private const int SampleRows = 4096;

    private readonly float[] _rows;
    private readonly int _dimensions;

    private HeadRotation(float[] rows, int head, int dimensions)
    {
        (_rows, Head, _dimensions) = (rows, head, dimensions);
        var squares = 0.0;
        for (var i = 0; i < head; i++)
        {
            for (var j = 0; j < head; j++)
            {
                var product = 0.0;
                for (var k = 0; k < dimensions; k++)
                    product += (double)rows[(i * dimensions) + k] * rows[(j * dimensions) + k];
                squares += Math.Pow(product - (i == j ? 1 : 0), 2);
            }
        }

        Defect = Math.Sqrt(squares);
    }

    /// <summary>How many directions the head has, m.</summary>
    public int Head { get; }

    /// <summary>Frobenius length of R Rᵀ - 1, above its spectral length.</summary>
    public double Defect { get; }

    /// <summary>
    /// Principal components of every n-th row of both sides, by their second moments about zero (inner products know no mean). Deterministic.
    /// O(sample · dimensions² + dimensions³).
    /// </summary>
    public static float[][] Components(DatedVectors papers, DatedVectors patents)
    {
        var dimensions = papers.Dimensions;
        var moments = new float[dimensions][];
        var sample = Sample(papers).Concat(Sample(patents)).ToArray();
        Parallel.For(0, dimensions, i =>
        {
            var row = new float[dimensions];
            foreach (var (side, index) in sample)
                TensorPrimitives.MultiplyAdd(side[index], side[index][i], row, row);
            moments[i] = row;
        });
        var (_, vectors) = SymmetricEigen.Of(Array.ConvertAll(moments, row => Array.ConvertAll(row, v => (double)v)));
        return Array.ConvertAll(vectors, v => Array.ConvertAll(v, x => (float)x));
    }

    /// <summary>The rotation onto the first components.</summary>
    public static HeadRotation Of(float[][] components, int head) => new([.. components.Take(head).SelectMany(c => c)], head, components.Length);

    /// <summary>R x in float32. O(m · dimensions).</summary>
    public void Apply(ReadOnlySpan<float> vector, Span<float> head)
    {
        for (var i = 0; i < Head; i++)
            head[i] = TensorPrimitives.Dot(vector, _rows.AsSpan(i * _dimensions, _dimensions));
    }

    private static IEnumerable<(DatedVectors Side, int Row)> Sample(DatedVectors side)
    {
        var step = Math.Max(1, side.Count / SampleRows);
        for (var row = 0; row < side.Count; row += step)
            yield return (side, row);
    }
}
