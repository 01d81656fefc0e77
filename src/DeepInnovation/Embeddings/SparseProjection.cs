namespace DeepInnovation.Embeddings;

/// <summary>
/// A sparse Johnson-Lindenstrauss map from 64-bit feature hashes to few dimensions (Kane and Nelson, "Sparser
/// Johnson-Lindenstrauss transforms", Journal of the ACM 61, 2014, block construction): the dimensions are cut into
/// <see cref="Blocks"/> equal blocks, and a feature goes to one place in each with a random sign. Inner products are kept on
/// average, with a deviation of about 1/sqrt(dimensions). It depends on no data, so vectors made by separate calls compare.
/// </summary>
internal static class SparseProjection
{
    /// <summary>Places of a feature.</summary>
    public const int Blocks = 8;

    private static readonly double Scale = 1 / Math.Sqrt(Blocks);

    /// <summary>Adds <paramref name="value"/> times the image of a feature. O(Blocks).</summary>
    /// <param name="feature">The feature's hash.</param>
    /// <param name="value">Its weight.</param>
    /// <param name="vector">Its length is a multiple of <see cref="Blocks"/>.</param>
    public static void Add(ulong feature, double value, Span<double> vector)
    {
        var blockLength = (ulong)(vector.Length / Blocks);
        for (var block = 0; block < Blocks; block++)
        {
            var bits = Mix(feature + ((ulong)(block + 1) * 0x9E3779B97F4A7C15));
            var place = (int)(((bits >> 32) * blockLength) >> 32) + (block * (int)blockLength);
            vector[place] += (bits & 1) == 0 ? value * Scale : -value * Scale;
        }
    }

    // The output function of SplitMix64 (Steele, Lea and Flood, 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
