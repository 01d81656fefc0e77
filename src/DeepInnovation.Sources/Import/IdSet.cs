using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// The ids seen, as 128-bit hashes (XxHash128) in an open-addressed table: 16 bytes an id and at most 2.9 times that with the
/// free places, where a set of strings takes about 100. Two of 10⁸ ids share a hash with a probability of about 10⁻²³.
/// </summary>
public sealed class IdSet
{
    private UInt128[] _places = new UInt128[1 << 12];

    internal int Count { get; private set; }

    /// <summary>Adds an id; false when it is there already. Expected O(length).</summary>
    public bool Add(string scope, string id)
    {
        var hash = HashOf(scope, id);
        if (10L * (Count + 1) > 7L * _places.Length)
            Grow();
        if (!Put(_places, hash))
            return false;
        Count++;
        return true;
    }

    /// <summary>The hash of a kind and an id, as the set keeps it. O(characters).</summary>
    public static UInt128 HashOf(string scope, string id)
    {
        var hasher = new XxHash128();
        hasher.Append(MemoryMarshal.AsBytes(scope.AsSpan()));
        hasher.Append([0, 0]);
        hasher.Append(MemoryMarshal.AsBytes(id.AsSpan()));
        var hash = hasher.GetCurrentHashAsUInt128();
        return hash == 0 ? 1 : hash; // 0 marks a free place
    }

    private void Grow()
    {
        var larger = new UInt128[2 * _places.Length];
        foreach (var hash in _places)
        {
            if (hash != 0)
                Put(larger, hash);
        }

        _places = larger;
    }

    private static bool Put(UInt128[] places, UInt128 hash)
    {
        var mask = places.Length - 1;
        for (var i = (int)(ulong)hash & mask; ; i = (i + 1) & mask)
        {
            if (places[i] == hash)
                return false;
            if (places[i] == 0)
            {
                places[i] = hash;
                return true;
            }
        }
    }
}
