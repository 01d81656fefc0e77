using System.Runtime.InteropServices;

namespace DeepInnovation.Hypergraphs;

/// <summary>
/// Builds a <see cref="Hypergraph"/> from documents in one pass, in any order. A node's name is kept once, however many documents
/// have it, so memory is about 4 bytes an incidence and 8 a document until <see cref="Build"/>, which takes three times that.
/// </summary>
public sealed class HypergraphBuilder
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<int> _nodes = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _years = [];
    private readonly List<int> _weights = [];
    private readonly List<int> _document = [];
    private readonly HashSet<int> _isolated = [];
    private bool _built;

    /// <summary>
    /// Documents with fewer distinct nodes become no hyperedge (their nodes are no nodes either, unless another
    /// document has them); 1 unless given.
    /// </summary>
    public int SmallestSize { get; init; } = 1;

    /// <summary>
    /// True takes names as they are; false, unless given, normalises them by <see cref="Hyperedge.NodeOf"/> and drops empty ones.
    /// </summary>
    public bool Verbatim { get; init; }

    /// <summary>Adds a document; doubled nodes are removed. O(m log m).</summary>
    /// <param name="year">Its year.</param>
    /// <param name="nodes">Its nodes, in any order.</param>
    /// <param name="weight">How many documents it stands for.</param>
    /// <returns>The document's number: 0, 1, 2, ... in the order of the calls.</returns>
    public int Add(int year, IEnumerable<string> nodes, int weight = 1)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        ThrowIfBuilt();
        var start = _starts[^1];
        foreach (var text in nodes)
        {
            var name = NameOf(text);
            if (Verbatim || name.Length > 0)
                _nodes.Add(NumberOf(name));
        }

        var size = SortDistinct(CollectionsMarshal.AsSpan(_nodes)[start..]);
        if (size < SmallestSize)
            size = 0;
        CollectionsMarshal.SetCount(_nodes, start + size);
        _document.Add(size < SmallestSize ? -1 : _years.Count);
        if (_document[^1] >= 0)
        {
            _years.Add(year);
            _weights.Add(weight);
            _starts.Add(_nodes.Count);
        }

        return _document.Count - 1;
    }

    /// <summary>Adds a node that may stand in no hyperedge.</summary>
    public void AddNode(string name) => NumberOf(NameOf(name), isolated: true);

    /// <summary>
    /// The hypergraph, and for each document the number of its hyperedge, -1 where it has none. Documents with the same set in
    /// the same year share one hyperedge. O(incidences log hyperedges).
    /// </summary>
    /// <exception cref="InvalidOperationException">It was built before.</exception>
    public (Hypergraph Graph, int[] EdgeOfDocument) Build()
    {
        ThrowIfBuilt();
        _built = true;
        var (names, renumbered) = Names();
        Renumber(renumbered);
        int[] order = [.. Enumerable.Range(0, _years.Count)];
        Array.Sort(order, Compare);
        var (starts, nodes, weights, years) = (new List<int> { 0 }, new List<int>(_nodes.Count),
            new List<int>(), new List<int>());
        var edgeOf = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && Compare(order[i], order[i - 1]) == 0)
            {
                weights[^1] = checked(weights[^1] + _weights[order[i]]);
            }
            else
            {
                nodes.AddRange(Set(order[i]));
                starts.Add(nodes.Count);
                weights.Add(_weights[order[i]]);
                years.Add(_years[order[i]]);
            }

            edgeOf[order[i]] = weights.Count - 1;
        }

        var graph = new Hypergraph(names, [.. starts], [.. nodes], [.. weights], [.. years]);
        return (graph, [.. _document.Select(d => d < 0 ? -1 : edgeOf[d])]);
    }

    private string NameOf(string text) => Verbatim ? text : Hyperedge.NodeOf(text);

    private int NumberOf(string name, bool isolated = false)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out var known);
        if (!known)
        {
            number = _names.Count;
            _names.Add(name);
        }

        if (isolated)
            _isolated.Add(number);
        return number;
    }

    /// <summary>
    /// The used names in ordinal order, and each number's new number (-1 for names that only left-out documents have).
    /// </summary>
    private (string[] Names, int[] Renumbered) Names()
    {
        var used = new bool[_names.Count];
        foreach (var node in _nodes)
            used[node] = true;
        foreach (var node in _isolated)
            used[node] = true;
        int[] order = [.. Enumerable.Range(0, used.Length).Where(n => used[n])];
        Array.Sort(order, (a, b) => string.CompareOrdinal(_names[a], _names[b]));
        var renumbered = new int[used.Length];
        Array.Fill(renumbered, -1);
        for (var i = 0; i < order.Length; i++)
            renumbered[order[i]] = i;
        return ([.. order.Select(n => _names[n])], renumbered);
    }

    private void ThrowIfBuilt()
    {
        if (_built)
            throw new InvalidOperationException("The hypergraph is built already; a second one needs a second builder.");
    }

    private void Renumber(int[] renumbered)
    {
        var nodes = CollectionsMarshal.AsSpan(_nodes);
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = renumbered[nodes[i]];
        for (var edge = 0; edge < _years.Count; edge++)
            nodes[_starts[edge].._starts[edge + 1]].Sort();
    }

    private int Compare(int a, int b)
    {
        var byYear = _years[a].CompareTo(_years[b]);
        return byYear != 0 ? byYear : Set(a).SequenceCompareTo(Set(b));
    }

    private ReadOnlySpan<int> Set(int edge) => CollectionsMarshal.AsSpan(_nodes)[_starts[edge].._starts[edge + 1]];

    private static int SortDistinct(Span<int> nodes)
    {
        nodes.Sort();
        var count = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (count == 0 || nodes[count - 1] != nodes[i])
                nodes[count++] = nodes[i];
        }

        return count;
    }
}
