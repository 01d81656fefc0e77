using System.Numerics.Tensors;
using DeepInnovation.Neural.RandomNumbers;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Training;

/// <summary>
/// Word vectors by latent semantic analysis (Deerwester et al., 1990): the leading eigenvectors of YᵀY, Y the documents' words
/// weighted by inverse document frequency, rows of length 1. Found by subspace iteration from seeded random vectors (Halko,
/// Martinsson and Tropp, 2011), all sums in a fixed order.
/// </summary>
internal static class LatentSemanticVectors
{
    private const int Oversampling = 16;
    private const int Rounds = 6;

    /// <summary>
    /// For each word piece its row of U Λ^(1/4), [V, dimensions]; zeros for pieces that fewer than two documents use.
    /// O(rounds · (distinct words of all documents + V · dimensions) · dimensions).
    /// </summary>
    public static float[][] Of(TokenTable table, int vocabularySize, int dimensions, long seed)
    {
        var rows = Weighted(table, vocabularySize);
        var width = Math.Min(dimensions + Oversampling, vocabularySize);
        var basis = Random(vocabularySize, width, seed);
        for (var round = 0; round < Rounds; round++)
        {
            Orthonormalize(basis, width);
            basis = Apply(rows, basis, vocabularySize, width);
        }

        Orthonormalize(basis, width);
        var image = Apply(rows, basis, vocabularySize, width);
        var (values, vectors) = SymmetricEigen.Of(Product(basis, image, width));
        var kept = Math.Min(dimensions, width);
        var turn = Random(kept, dimensions, seed + 1);
        Orthonormalize(turn, dimensions);
        return [.. basis.Select(row =>
        {
            // Turned at random: layer normalisation would leave only the one dimension that carries what all words share.
            var turned = new float[dimensions];
            for (var d = 0; d < kept; d++)
                TensorPrimitives.MultiplyAdd(
                    turn[d], (float)(Math.Pow(Math.Max(values[d], 0), 0.25) * Dot(row, vectors[d])), turned, turned);
            return turned;
        })];
    }

    private static (int Word, float Weight)[][] Weighted(TokenTable table, int vocabularySize)
    {
        var words = Enumerable.Range(0, table.Count)
            .Select(i => table[i].Length <= 2 ? [] : table[i][1..^1].ToArray().Distinct().Order().ToArray()).ToArray();
        var documents = new int[vocabularySize];
        foreach (var word in words.SelectMany(w => w))
            documents[word]++;
        return [.. words.Select(document =>
        {
            var weights = document.Where(w => documents[w] > 1)
                .Select(w => (w, Weight: Math.Log((double)table.Count / documents[w]))).ToArray();
            var length = Math.Sqrt(weights.Sum(w => w.Weight * w.Weight));
            return weights.Where(w => w.Weight > 0).Select(w => (w.w, (float)(w.Weight / length))).ToArray();
        })];
    }

    private static float[][] Random(int count, int width, long seed)
    {
        var random = new Philox(seed, "latent semantic vectors").Open(0);
        return [.. Enumerable.Range(0, count)
            .Select(_ => Enumerable.Range(0, width).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray())];
    }

    /// <summary>YᵀY times the basis, [V, width].</summary>
    private static float[][] Apply((int Word, float Weight)[][] rows, float[][] basis, int count, int width)
    {
        var result = Enumerable.Range(0, count).Select(_ => new float[width]).ToArray();
        var sum = new float[width];
        foreach (var row in rows)
        {
            Array.Clear(sum);
            foreach (var (word, weight) in row)
                TensorPrimitives.MultiplyAdd(basis[word], weight, sum, sum);
            foreach (var (word, weight) in row)
                TensorPrimitives.MultiplyAdd(sum, weight, result[word], result[word]);
        }

        return result;
    }

    /// <summary>Gram and Schmidt with each column taken twice, which keeps it orthogonal in single precision.</summary>
    private static void Orthonormalize(float[][] basis, int width)
    {
        var columns = Enumerable.Range(0, width).Select(c => Array.ConvertAll(basis, row => row[c])).ToArray();
        for (var c = 0; c < width; c++)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                for (var before = 0; before < c; before++)
                    TensorPrimitives.MultiplyAdd(
                        columns[before], -TensorPrimitives.Dot<float>(columns[before], columns[c]), columns[c], columns[c]);
            }

            var length = TensorPrimitives.Norm<float>(columns[c]);
            TensorPrimitives.Multiply(columns[c], length > 1e-6f ? 1 / length : 0, columns[c]);
        }

        for (var row = 0; row < basis.Length; row++)
        {
            for (var c = 0; c < width; c++)
                basis[row][c] = columns[c][row];
        }
    }

    private static double[][] Product(float[][] left, float[][] right, int width)
    {
        var result = Enumerable.Range(0, width).Select(_ => new double[width]).ToArray();
        foreach (var (l, r) in left.Zip(right))
        {
            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j < width; j++)
                    result[i][j] += (double)l[i] * r[j];
            }
        }

        return result;
    }

    private static double Dot(float[] row, double[] vector)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
            sum += row[i] * vector[i];
        return sum;
    }
}
