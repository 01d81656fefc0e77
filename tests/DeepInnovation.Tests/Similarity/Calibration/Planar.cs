using DeepInnovation.Runs;
using DeepInnovation.Similarity;

namespace DeepInnovation.Tests.Similarity.Calibration;

/// <summary>Small sides of a join for tests.</summary>
internal static class Planar
{
    /// <summary>Vectors in the plane by their angle in degrees, so that a cosine is the cosine of a difference.</summary>
    public static DatedVectors At(string name, params (string Id, int Year, double Degrees)[] rows) => new(
        name, [.. rows.SelectMany(r => new[] { (float)Math.Cos(r.Degrees * Math.PI / 180), (float)Math.Sin(r.Degrees * Math.PI / 180) })], 2,
        [.. rows.Select(r => r.Year)], [.. rows.Select(r => r.Id)]);

    /// <summary>Random unit vectors of years 2000 to 2009, in part copies of one another, with ids whose order is not that of the rows.</summary>
    public static DatedVectors Random(string name, int rows, int dimensions, int seed)
    {
        var random = new SeededRandom(seed, name);
        var values = new float[rows * dimensions];
        for (var row = 0; row < rows; row++)
        {
            if (row > 0 && random.Next(4) == 0)
            {
                values.AsSpan(random.Next(row) * dimensions, dimensions).CopyTo(values.AsSpan(row * dimensions));
                continue;
            }

            var vector = Enumerable.Range(0, dimensions).Select(_ => random.NextGaussian()).ToArray();
            var length = Math.Sqrt(vector.Sum(v => v * v));
            for (var i = 0; i < dimensions; i++)
                values[(row * dimensions) + i] = (float)(vector[i] / length);
        }

        return new DatedVectors(name, values, dimensions, [.. Enumerable.Range(0, rows).Select(_ => 2000 + random.Next(10))], [.. Enumerable.Range(0, rows).Select(i => $"{(i * 7919) % 100_003}")]);
    }
}
