namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// The documents of one year as slots: document d owns the slots from Starts[d] to Starts[d + 1], and each slot holds the number
/// of a node. Documents stand in ordinal order of their ids (then of their nodes), so that the
/// order of the input leaves no trace.
/// </summary>
internal sealed class YearSlots
{
    private readonly IReadOnlyList<Hyperedge> _hyperedges;
    private readonly int[] _places;

    /// <summary>O(n log n) in all nodes.</summary>
    internal YearSlots(IReadOnlyList<Hyperedge> hyperedges)
    {
        _hyperedges = hyperedges;
        _places = [.. Enumerable.Range(0, hyperedges.Count)
            .OrderBy(i => hyperedges[i].Id, StringComparer.Ordinal)
            .ThenBy(i => string.Join('\n', hyperedges[i].Nodes), StringComparer.Ordinal)];
        Names = [.. hyperedges.SelectMany(h => h.Nodes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Starts = new int[hyperedges.Count + 1];
        for (var d = 0; d < _places.Length; d++)
            Starts[d + 1] = Starts[d] + hyperedges[_places[d]].Nodes.Count;
        Nodes = [
            .. _places.SelectMany(i => hyperedges[i].Nodes).Select(n => Array.BinarySearch(Names, n, StringComparer.Ordinal))];
    }

    /// <summary>The year's distinct nodes in ordinal order; a node's number is its place here.</summary>
    internal string[] Names { get; }

    /// <summary>Where each document's slots begin, and at the end the number of all slots.</summary>
    internal int[] Starts { get; }

    /// <summary>The node of each slot.</summary>
    internal int[] Nodes { get; }

    /// <summary>How many documents there are.</summary>
    internal int Documents => _places.Length;

    /// <summary>The document that owns each slot.</summary>
    internal int[] Owners()
    {
        var owners = new int[Nodes.Length];
        for (var d = 0; d < Documents; d++)
            owners.AsSpan(Starts[d]..Starts[d + 1]).Fill(d);
        return owners;
    }

    /// <summary>The documents with other nodes in their slots, in the order of the input.</summary>
    internal Hyperedge[] With(int[] nodes)
    {
        var result = new Hyperedge[Documents];
        for (var d = 0; d < Documents; d++)
        {
            var real = _hyperedges[_places[d]];
            var own = new ArraySegment<int>(nodes, Starts[d], Starts[d + 1] - Starts[d]);
            result[_places[d]] = new Hyperedge(real.Id, real.Year, own.Select(n => Names[n]));
        }

        return result;
    }
}
