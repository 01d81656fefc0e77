using System.Numerics.Tensors;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// The first directions of an orthogonal rotation by principal components, in which embeddings have most of their length: the
/// inner product of the heads, plus at most the product of the lengths outside (Cauchy and Schwarz), bounds the whole inner
/// product. Nearly orthonormal is enough: what R Rᵀ lacks to the identity is measured and enters the bound.
/// </summary>
internal sealed class HeadRotation
{
    private const int SampleRows = 4096;
    private const int Iterations = 12;

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
    /// The first principal components of every n-th row of both sides, by their second moments about zero (inner products know no
    /// mean), by orthogonal iteration (Golub and Van Loan, section 7.3). They need not be exact: the bound holds for any
    /// rotation. Deterministic. O((sample + count) · dimensions²).
    /// </summary>
    public static float[][] Components(DatedVectors papers, DatedVectors patents, int count)
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
        var matrix = Array.ConvertAll(moments, row => Array.ConvertAll(row, v => (double)v));
        var vectors = RandomOrthogonal(count, dimensions);
        for (var i = 0; i < Iterations; i++)
            vectors = Orthonormal([.. vectors.AsParallel().AsOrdered()
                .Select(v => Array.ConvertAll(matrix, row => TensorPrimitives.Dot<double>(row, v)))]);
        return Array.ConvertAll(vectors, v => Array.ConvertAll(v, x => (float)x));
    }

    /// <summary>
    /// The rotation onto the first components, then at random inside the head: principal components have very unequal lengths, of
    /// which rounding to bytes by the largest would leave the small ones nothing. O(head² · dimensions).
    /// </summary>
    public static HeadRotation Of(float[][] components, int head)
    {
        var dimensions = components[0].Length;
        var rows = new float[head * dimensions];
        foreach (var (i, turn) in RandomOrthogonal(head, head).Index())
        {
            var row = rows.AsSpan(i * dimensions, dimensions);
            for (var j = 0; j < head; j++)
                TensorPrimitives.MultiplyAdd(components[j], (float)turn[j], row, row);
        }

        return new(rows, head, dimensions);
    }

    /// <summary>R x in float32. O(m · dimensions).</summary>
    public void Apply(ReadOnlySpan<float> vector, Span<float> head)
    {
        for (var i = 0; i < Head; i++)
            head[i] = TensorPrimitives.Dot(vector, _rows.AsSpan(i * _dimensions, _dimensions));
    }

    /// <summary>Gaussian rows from a fixed seed, made orthonormal.</summary>
    private static double[][] RandomOrthogonal(int count, int dimensions)
    {
        var random = new SeededRandom(0, "similarity/rotation");
        return Orthonormal([.. Enumerable.Range(0, count)
            .Select(_ => Enumerable.Range(0, dimensions).Select(_ => random.NextGaussian()).ToArray())]);
    }

    /// <summary>
    /// Gram and Schmidt, twice each row. A row that the others already span, as happens where vectors fill few directions, is
    /// replaced by a unit vector that they do not.
    /// </summary>
    private static double[][] Orthonormal(double[][] rows)
    {
        for (var (i, axis) = (0, 0); i < rows.Length; i++)
        {
            while (!TryNormalize(rows, i))
            {
                rows[i] = new double[rows[i].Length];
                rows[i][axis++] = 1;
            }
        }

        return rows;
    }

    private static bool TryNormalize(double[][] rows, int i)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            var before = TensorPrimitives.Norm<double>(rows[i]);
            for (var j = 0; j < i; j++)
                TensorPrimitives.MultiplyAdd(rows[j], -TensorPrimitives.Dot<double>(rows[i], rows[j]), rows[i], rows[i]);
            var length = TensorPrimitives.Norm<double>(rows[i]);
            if (!(length > 1e-10 * before) || before == 0)
                return false;
            TensorPrimitives.Divide(rows[i], length, rows[i]);
        }

        return true;
    }

    private static IEnumerable<(DatedVectors Side, int Row)> Sample(DatedVectors side)
    {
        var step = Math.Max(1, side.Count / SampleRows);
        for (var row = 0; row < side.Count; row += step)
            yield return (side, row);
    }
}
