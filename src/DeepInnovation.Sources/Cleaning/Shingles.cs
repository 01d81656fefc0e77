using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// A text as the set of its word triples, each as a 64-bit hash: what near-duplicates are compared by (Broder, "On the
/// resemblance and containment of documents", 1997). Words of scripts without spaces are cut into characters.
/// </summary>
internal static class Shingles
{
    private const int Width = 3;

    /// <summary>The distinct hashes, ascending. O(words log words).</summary>
    internal static ulong[] Of(string title, string text)
    {
        var words = Tokens(TitleKey.Words(title + " \n " + text));
        var hashes = new ulong[Math.Max(0, words.Count - Width + 1)];
        for (var i = 0; i < hashes.Length; i++)
        {
            var hasher = new XxHash3();
            for (var w = 0; w < Width; w++)
            {
                hasher.Append(MemoryMarshal.AsBytes(words[i + w].AsSpan()));
                hasher.Append([0, 0]);
            }

            hashes[i] = hasher.GetCurrentHashAsUInt64();
        }

        Array.Sort(hashes);
        return Distinct(hashes);
    }

    /// <summary>|A ∩ B| / |A ∪ B| of two ascending sets. O(|A| + |B|).</summary>
    internal static double Jaccard(ulong[] a, ulong[] b)
    {
        int i = 0, j = 0, common = 0;
        while (i < a.Length && j < b.Length)
        {
            common += a[i] == b[j] ? 1 : 0;
            (i, j) = (a[i] <= b[j] ? i + 1 : i, b[j] <= a[i] ? j + 1 : j);
        }

        return a.Length + b.Length == 0 ? 0 : (double)common / (a.Length + b.Length - common);
    }

    private static List<string> Tokens(List<string> words)
    {
        var tokens = new List<string>(words.Count);
        foreach (var word in words)
        {
            if (word.Any(c => c is >= '\u3040' and < '\uac00'))
                tokens.AddRange(word.Select(c => c.ToString()));
            else
                tokens.Add(word);
        }

        return tokens;
    }

    private static ulong[] Distinct(ulong[] sorted)
    {
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                sorted[count++] = sorted[i];
        }

        return sorted[..count];
    }
}
