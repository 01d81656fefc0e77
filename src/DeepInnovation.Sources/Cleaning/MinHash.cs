using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// Signatures whose agreement estimates the Jaccard similarity of two sets of shingles (Broder, 1997), cut into bands: two sets
/// of similarity s share a band with probability 1 - (1 - s^<see cref="Rows"/>)^<see cref="Bands"/> (Leskovec, Rajaraman and
/// Ullman, Mining of Massive Datasets, section 3.4): .22 at s = .5, .54 at .6 (nothing is decided by that, candidates are
/// compared exactly), .992 at .8, .9999 at .9.
/// </summary>
internal static class MinHash
{
    internal const int Bands = 16;
    internal const int Rows = 6;

    private static readonly ulong[] Multipliers = Draws("multiply"), Offsets = Draws("add");

    /// <summary>The hashes of the bands of a set. O(shingles · bands · rows).</summary>
    internal static void Of(ulong[] shingles, Span<ulong> bands)
    {
        Span<ulong> least = stackalloc ulong[Bands * Rows];
        least.Fill(ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var i = 0; i < least.Length; i++)
            {
                // Multiplication modulo 2^64 orders by its high bits, which depend on all bits of the (already mixed) shingle.
                var hash = (shingle * Multipliers[i]) + Offsets[i];
                least[i] = Math.Min(least[i], hash);
            }
        }

        for (var band = 0; band < Bands; band++)
        {
            var key = 0x9E3779B97F4A7C15UL + (ulong)band;
            for (var row = 0; row < Rows; row++)
                key = (System.Numerics.BitOperations.RotateLeft(key, 27) ^ least[(band * Rows) + row]) * 0x9FB21C651E98DF25UL;
            bands[band] = key;
        }
    }

    private static ulong[] Draws(string purpose)
    {
        // Part of our contract like a constant: the same in every run, whatever its seed.
        var random = new SeededRandom(0, "cleaning/minhash/" + purpose);
        return [.. Enumerable.Range(0, Bands * Rows).Select(_ => random.NextUInt64() | 1)];
    }
}
