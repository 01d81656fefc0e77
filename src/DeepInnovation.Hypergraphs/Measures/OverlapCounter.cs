namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>Counts how many nodes one hyperedge shares with each other one.</summary>
internal sealed class OverlapCounter(Hypergraph graph)
{
    private readonly int[] _shared = new int[graph.EdgeCount];
    private readonly List<int> _others = [];

    /// <summary>
    /// The hyperedges that share a node with this one, each once, itself left out; <see cref="Of"/> tells how many until the next
    /// call. O(sum of its nodes' degrees).
    /// </summary>
    public IReadOnlyList<int> With(int edge)
    {
        foreach (var other in _others)
            _shared[other] = 0;
        _others.Clear();
        foreach (var node in graph.Edge(edge))
        {
            foreach (var other in graph.EdgesOf(node))
            {
                if (other != edge && _shared[other]++ == 0)
                    _others.Add(other);
            }
        }

        return _others;
    }

    /// <summary>The nodes shared with <paramref name="other"/>.</summary>
    public int Of(int other) => _shared[other];
}
