using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Tests;

/// <summary>Seeded unit vectors of several kinds, with few years and ids that are not in the order of the rows.</summary>
internal static class HardVectors
{
    public static DatedVectors Make(string kind, int rows, int dimensions, long seed)
    {
        var random = new SeededRandom(seed, $"{kind}/{dimensions}");
        var shared = new SeededRandom(99, $"{kind}/{dimensions}");
        double[][] centres = [.. Enumerable.Range(0, 5).Select(_ => Gaussian(shared, dimensions))];
        var values = new float[rows * dimensions];
        for (var row = 0; row < rows; row++)
        {
            var vector = kind switch
            {
                "clustered" => Sum(centres[random.Next(5)], Gaussian(random, dimensions), 0.4),
                "duplicated" => centres[random.Next(5)],
                "near ties" => Sum(centres[0], Gaussian(random, dimensions), 1e-7),
                "outlier dimension" => [.. Gaussian(random, dimensions).Select((v, i) => i == 3 ? 40 + v : v)],
                "few directions" => Few(random, centres, dimensions),
                "tiny numbers" => [.. Gaussian(random, dimensions).Select((v, i) => i % 3 == 0 ? v : v * 1e-42)],
                "few dimensions filled" =>
                    [.. Gaussian(random, dimensions).Select((v, i) => (i + row) % Math.Min(17, dimensions) == 0 ? v : 0)],
                _ => Gaussian(random, dimensions),
            };
            var length = Math.Sqrt(vector.Sum(v => v * v));
            for (var i = 0; i < dimensions; i++)
                values[(row * dimensions) + i] = (float)(vector[i] / length);
        }

        return new DatedVectors(
            kind, values, dimensions, [.. Enumerable.Range(0, rows).Select(_ => 2000 + random.Next(6))],
            [.. Enumerable.Range(0, rows).Select(i => $"{(i * 7919) % 10007}")]);
    }

    private static double[] Gaussian(SeededRandom random, int dimensions) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => random.NextGaussian())];

    private static double[] Few(SeededRandom random, double[][] directions, int dimensions)
    {
        var vector = Gaussian(random, dimensions).Select(v => 1e-3 * v).ToArray();
        foreach (var direction in directions)
            vector = Sum(vector, direction, random.NextGaussian());
        return vector;
    }

    private static double[] Sum(double[] centre, double[] noise, double share) =>
        [.. centre.Zip(noise, (c, n) => c + (share * n))];
}
