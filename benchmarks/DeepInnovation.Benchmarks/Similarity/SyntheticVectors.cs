using System.Globalization;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Embeddings;

namespace DeepInnovation.Benchmarks.Similarity;

/// <summary>
/// Writes one side of a join: unit vectors around a thousand directions, one in fifty a copy of an earlier one so that ties
/// happen, with ids whose ordinal order is not that of the rows, and years. The same numbers give the same bytes.
/// </summary>
internal static class SyntheticVectors
{
    private const int Directions = 1000;
    private const int CopyEvery = 50;
    private const double Spread = 0.7;

    /// <summary>Writes NAME.npy and NAME.parquet into a folder: <c>vectors FOLDER NAME ROWS DIMENSIONS SEED</c>.</summary>
    public static int Run(string folder, string name, string rows, string dimensions, string seed)
    {
        var (count, width) = (int.Parse(rows, CultureInfo.InvariantCulture), int.Parse(dimensions, CultureInfo.InvariantCulture));
        var random = new SeededRandom(long.Parse(seed, CultureInfo.InvariantCulture), name);
        // The directions are the same for both sides, or nothing would be near anything.
        var centres = Gaussian(new SeededRandom(1, "directions"), Directions * width);
        var values = new float[count * width];
        for (var row = 0; row < count; row++)
        {
            var vector = values.AsSpan(row * width, width);
            if (row > 0 && row % CopyEvery == 0)
                values.AsSpan(random.Next(row) * width, width).CopyTo(vector);
            else
                Near(centres.AsSpan(random.Next(Directions) * width, width), random, vector);
        }

        NpyFile.Write(Path.Combine(folder, name + ".npy"), values, width);
        ParquetTable.Write(Path.Combine(folder, name + ".parquet"), Enumerable.Range(0, count).Select(row => new EmbeddedDocument
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{name[0]}{row * 7919L % 2147483647}"),
            Year = 1960 + (int)(64 * Math.Sqrt(random.NextDouble())),
            Row = row,
        }));
        return 0;
    }

    private static void Near(ReadOnlySpan<float> centre, SeededRandom random, Span<float> vector)
    {
        var squares = 0.0;
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(centre[i] + (Spread * random.NextGaussian()));
            squares += (double)vector[i] * vector[i];
        }

        var length = (float)Math.Sqrt(squares);
        foreach (ref var value in vector)
            value /= length;
    }

    private static float[] Gaussian(SeededRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];
}
