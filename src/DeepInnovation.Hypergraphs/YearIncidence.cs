namespace DeepInnovation.Hypergraphs;

/// <summary>
/// The documents of one year as a bipartite incidence that can change: each document has a place for each of its nodes. A
/// hyperedge of weight w is w documents here. Sizes and the nodes' degrees never change; who stands where does.
/// </summary>
internal sealed class YearIncidence
{
    /// <summary>Above this size a document keeps its nodes in a set too; below, looking through it is quicker.</summary>
    private const int LargestScanned = 48;

    private readonly int[] _starts;
    private readonly int[] _nodes;
    private readonly int[] _documentOf;
    private readonly Dictionary<int, HashSet<int>> _large = [];

    private YearIncidence(int[] starts, int[] nodes)
    {
        (_starts, _nodes, _documentOf) = (starts, nodes, new int[nodes.Length]);
        for (var document = 0; document < Count; document++)
        {
            _documentOf.AsSpan(starts[document]..starts[document + 1]).Fill(document);
            if (Document(document).Length > LargestScanned)
                _large.Add(document, [.. Document(document)]);
        }
    }

    /// <summary>The number of documents.</summary>
    internal int Count => _starts.Length - 1;

    /// <summary>The number of places: the sum of the documents' sizes.</summary>
    internal int IncidenceCount => _nodes.Length;

    /// <summary>All documents of a year, in the order of its hyperedges. O(incidences times weights).</summary>
    internal static YearIncidence Of(YearHypergraph year)
    {
        var documents = 0;
        foreach (var weight in year.Weights)
            documents = checked(documents + weight);
        var (starts, nodes, document) = (new int[documents + 1], new List<int>(documents), 0);
        for (var edge = 0; edge < year.Count; edge++)
        {
            for (var copy = 0; copy < year.Weights[edge]; copy++)
            {
                nodes.AddRange(year.Edge(edge));
                starts[++document] = nodes.Count;
            }
        }

        return new YearIncidence(starts, [.. nodes]);
    }

    /// <summary>A copy that changes on its own. O(incidences).</summary>
    internal YearIncidence Copy() => new(_starts, [.. _nodes]);

    internal ReadOnlySpan<int> Document(int document) => _nodes.AsSpan(_starts[document].._starts[document + 1]);

    /// <summary>Whether a document has a node. O(1) for a large document, O(size) for one of at most 48 nodes.</summary>
    internal bool Has(int document, int node) =>
        _starts[document + 1] - _starts[document] > LargestScanned ? _large[document].Contains(node)
            : Document(document).Contains(node);

    /// <summary>
    /// Exchanges the nodes at two places; false, and nothing changes, when that is no change or a
    /// document would have a node twice.
    /// </summary>
    internal bool TrySwap(int first, int second)
    {
        var (a, b) = (_nodes[first], _nodes[second]);
        var (d, e) = (_documentOf[first], _documentOf[second]);
        if (a == b || d == e || Has(d, b) || Has(e, a))
            return false;
        (_nodes[first], _nodes[second]) = (b, a);
        Replace(d, a, b);
        Replace(e, b, a);
        return true;
    }

    /// <summary>Puts each document's nodes in ascending order. O(incidences log size).</summary>
    internal void SortNodes()
    {
        for (var document = 0; document < Count; document++)
            _nodes.AsSpan(_starts[document].._starts[document + 1]).Sort();
    }

    /// <summary>
    /// One document of each set with the number of documents that have it, in lexicographic order; the nodes must be sorted.
    /// </summary>
    internal IEnumerable<(int Document, int Weight)> DistinctSets()
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        Array.Sort(order, (x, y) => Document(x).SequenceCompareTo(Document(y)));
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && Document(order[first]).SequenceEqual(Document(order[end])))
                end++;
            yield return (order[first], end - first);
            first = end;
        }
    }

    private void Replace(int document, int old, int now)
    {
        if (_starts[document + 1] - _starts[document] <= LargestScanned)
            return;
        var nodes = _large[document];
        nodes.Remove(old);
        nodes.Add(now);
    }
}
