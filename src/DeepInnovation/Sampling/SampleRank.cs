using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace DeepInnovation.Sampling;

/// <summary>
/// A pseudo-random number for each key that depends on nothing but seed, purpose and key (XXH64 of their text), so that
/// the order of the input decides nothing and a new document leaves the others' numbers as they are.
/// </summary>
internal static class SampleRank
{
    public static ulong Of(long seed, string purpose, string key) =>
        XxHash64.HashToUInt64(MemoryMarshal.AsBytes(FormattableString.Invariant($"{seed}/{purpose}/{key}").AsSpan()));

    /// <summary>The same as a number in [0, 1).</summary>
    public static double Fraction(long seed, string purpose, string key) => (Of(seed, purpose, key) >> 11) * (1.0 / (1UL << 53));
}
