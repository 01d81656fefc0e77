using System.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// The combinations of one year by the places of their nodes among the year's active nodes, and a filter that tells quickly
/// whether a set of places is one of them. Nearly every set that is asked for is not: each combination sets one of 32 bits for
/// each there is, so about 3 of 100 others find their bit set and are looked up in full.
/// </summary>
internal sealed class CombinationIndex
{
    private readonly YearHypergraph _year;
    private readonly int[] _starts;
    private readonly int[] _places;
    private readonly ulong[] _bits;
    private readonly ulong _mask;

    /// <summary>O(incidences of the year, log active for each).</summary>
    public CombinationIndex(YearHypergraph year)
    {
        _year = year;
        var active = year.ActiveNodes;
        _starts = new int[year.Count + 1];
        var places = new List<int>(year.Count * 4);
        for (var edge = 0; edge < year.Count; edge++)
        {
            foreach (var node in year.Edge(edge))
                places.Add(active.BinarySearch(node));
            _starts[edge + 1] = places.Count;
        }

        _places = [.. places];
        var bits = BitOperations.RoundUpToPowerOf2((uint)year.Count * 32UL);
        _mask = bits - 1;
        _bits = new ulong[Math.Max(1, bits / 64)];
        for (var edge = 0; edge < year.Count; edge++)
        {
            var bit = Hash(Places(edge)) & _mask;
            _bits[bit / 64] |= 1UL << (int)(bit % 64);
        }
    }

    /// <summary>How many nodes are active in the year.</summary>
    public int ActiveCount => _year.ActiveNodes.Length;

    /// <summary>The places of a hyperedge's nodes among the active nodes, ascending.</summary>
    public ReadOnlySpan<int> Places(int edge) => _places.AsSpan(_starts[edge].._starts[edge + 1]);

    /// <summary>Whether these places (ascending) are a hyperedge of the year. O(m) nearly always.</summary>
    public bool Contains(ReadOnlySpan<int> places)
    {
        var bit = Hash(places) & _mask;
        return (_bits[bit / 64] & (1UL << (int)(bit % 64))) != 0 && IsHyperedge(places);
    }

    private bool IsHyperedge(ReadOnlySpan<int> places)
    {
        var active = _year.ActiveNodes;
        var nodes = new int[places.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = active[places[i]];
        return _year.Contains(nodes);
    }

    /// <summary>Multiply and xor-shift over the places; a bad hash would cost time, never a wrong answer.</summary>
    private static ulong Hash(ReadOnlySpan<int> places)
    {
        var hash = 0x9E3779B97F4A7C15UL * (uint)(places.Length + 1);
        foreach (var place in places)
        {
            hash = (hash ^ (uint)place) * 0xD6E8FEB86659FD93UL;
            hash ^= hash >> 32;
        }

        return hash;
    }
}
