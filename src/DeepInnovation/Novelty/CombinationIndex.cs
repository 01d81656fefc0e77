using System.Numerics;
using DeepInnovation.Hypergraphs;

namespace DeepInnovation.Novelty;

/// <summary>
/// The combinations of one year by the places of their nodes among the year's active nodes, and a hash table that tells quickly
/// whether a set of places is one of them. Nearly every set that is asked for is not, so the table holds 32 bits of each
/// combination's hash: where they match, the combination is looked up and compared.
/// </summary>
internal sealed class CombinationIndex
{
    private readonly YearHypergraph _year;
    private readonly int[] _starts;
    private readonly int[] _places;
    private readonly uint[] _table;
    private readonly int _mask;

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
        _mask = (int)BitOperations.RoundUpToPowerOf2((uint)year.Count * 4u) - 1;
        _table = new uint[_mask + 1];
        for (var edge = 0; edge < year.Count; edge++)
            Insert(Hash(Places(edge)));
    }

    /// <summary>How many nodes are active in the year.</summary>
    public int ActiveCount => _year.ActiveNodes.Length;

    /// <summary>The places of a hyperedge's nodes among the active nodes, ascending.</summary>
    public ReadOnlySpan<int> Places(int edge) => _places.AsSpan(_starts[edge].._starts[edge + 1]);

    /// <summary>Whether these places (ascending) are a hyperedge of the year. O(m) nearly always.</summary>
    public bool Contains(ReadOnlySpan<int> places)
    {
        var hash = Hash(places);
        var tag = Tag(hash);
        for (var slot = (int)hash & _mask; _table[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_table[slot] == tag)
                return IsHyperedge(places);
        }

        return false;
    }

    private bool IsHyperedge(ReadOnlySpan<int> places)
    {
        var active = _year.ActiveNodes;
        var nodes = new int[places.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = active[places[i]];
        return _year.Contains(nodes);
    }

    private void Insert(ulong hash)
    {
        var slot = (int)hash & _mask;
        while (_table[slot] != 0)
            slot = (slot + 1) & _mask;
        _table[slot] = Tag(hash);
    }

    private static uint Tag(ulong hash) => (uint)(hash >> 32) | 1;

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
