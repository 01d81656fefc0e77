namespace DeepInnovation.Hypergraphs;

/// <summary>
/// An immutable hypergraph over time: hyperedges are sets of nodes, each with a year and a weight (how many documents have
/// this set in this year). The incidence is compressed both ways, hyperedge to nodes and node to hyperedges, as integers; names
/// of nodes are kept apart. Nodes are numbered in ordinal order of their names; hyperedges are ordered by year, then
/// lexicographically by their nodes, so that the order of the documents leaves no trace and a year is a range.
/// <para>
/// Memory: 8 bytes an incidence, 12 bytes a hyperedge, and the names. Hyperedges of one node, of none, and nodes in no hyperedge
/// are allowed here; whoever cannot use them (<see cref="HypergraphBuilder.SmallestSize"/>) leaves them out.
/// </para>
/// </summary>
public sealed class Hypergraph
{
    private readonly string[] _nodes;
    private readonly int[] _edgeStarts;
    private readonly int[] _edgeNodes;
    private readonly int[] _nodeStarts;
    private readonly int[] _nodeEdges;
    private readonly int[] _weights;
    private readonly int[] _edgeYears;

    /// <summary>Takes the arrays, which must be in the order that the class states. O(incidences).</summary>
    internal Hypergraph(string[] nodes, int[] edgeStarts, int[] edgeNodes, int[] weights, int[] edgeYears)
    {
        (_nodes, _edgeStarts, _edgeNodes, _weights, _edgeYears) = (nodes, edgeStarts, edgeNodes, weights, edgeYears);
        (_nodeStarts, _nodeEdges) = Transpose(nodes.Length, edgeStarts, edgeNodes);
        Years = YearsOf(this);
    }

    /// <summary>The names of all nodes in ordinal order; a node's number is its place here.</summary>
    public IReadOnlyList<string> Nodes => _nodes;

    /// <summary>n, the number of nodes.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>m, the number of distinct hyperedges: sets that stand in two years are two.</summary>
    public int EdgeCount => _weights.Length;

    /// <summary>The number of pairs of a hyperedge and one of its nodes.</summary>
    public int IncidenceCount => _edgeNodes.Length;

    /// <summary>The years that have a hyperedge, ascending.</summary>
    public IReadOnlyList<YearHypergraph> Years { get; }

    /// <summary>How many documents each hyperedge stands for, at least 1.</summary>
    public ReadOnlySpan<int> Weights => _weights;

    /// <summary>The year of each hyperedge, ascending.</summary>
    public ReadOnlySpan<int> EdgeYears => _edgeYears;

    /// <summary>
    /// Builds the hypergraph from the documents of two or more distinct nodes; others are left out. O(n log n)
    /// in all nodes of all documents.
    /// </summary>
    public static Hypergraph Of(IEnumerable<Hyperedge> hyperedges)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        var builder = new HypergraphBuilder { SmallestSize = 2 };
        foreach (var hyperedge in hyperedges)
            builder.Add(hyperedge.Year, hyperedge.Nodes);
        return builder.Build().Graph;
    }

    /// <summary>The nodes of a hyperedge, ascending.</summary>
    public ReadOnlySpan<int> Edge(int edge) => _edgeNodes.AsSpan(_edgeStarts[edge].._edgeStarts[edge + 1]);

    /// <summary>The hyperedges of a node, ascending (so by year).</summary>
    public ReadOnlySpan<int> EdgesOf(int node) => _nodeEdges.AsSpan(_nodeStarts[node].._nodeStarts[node + 1]);

    /// <summary>The number of a node, or -1 when no node has this name. O(log n).</summary>
    /// <param name="name">The name as it stands in <see cref="Nodes"/>, see <see cref="Hyperedge.NodeOf"/>.</param>
    public int NodeNumber(string name) => Math.Max(-1, Array.BinarySearch(_nodes, name, StringComparer.Ordinal));

    /// <summary>The numbers of a combination's nodes, ascending. O(m log n).</summary>
    /// <exception cref="KeyNotFoundException">A node is not in this hypergraph.</exception>
    public int[] NodesOf(Hyperedge hyperedge)
    {
        ArgumentNullException.ThrowIfNull(hyperedge);
        int[] numbers = [.. hyperedge.Nodes.Select(NodeNumber)];
        var missing = Array.IndexOf(numbers, -1);
        return missing < 0 ? numbers : throw new KeyNotFoundException($"no node is called \"{hyperedge.Nodes[missing]}\"");
    }

    /// <summary>
    /// The hyperedges of the years from <paramref name="first"/> to <paramref name="last"/>, both in, over the same nodes with
    /// the same numbers. O(n + incidences).
    /// </summary>
    public Hypergraph Between(int first, int last)
    {
        var (from, to) = (LowerBound(_edgeYears, first), LowerBound(_edgeYears, (long)last + 1));
        var offset = _edgeStarts[from];
        int[] starts = [.. _edgeStarts[from..(to + 1)].Select(s => s - offset)];
        return new Hypergraph(_nodes, starts, _edgeNodes[offset.._edgeStarts[to]], _weights[from..to], _edgeYears[from..to]);
    }

    /// <summary>
    /// All years as one, numbered 0: sets that stand in several years become one hyperedge, their
    /// weights added. O(incidences log m).
    /// </summary>
    public Hypergraph WithoutYears()
    {
        var builder = new HypergraphBuilder { SmallestSize = 0, Verbatim = true };
        foreach (var node in _nodes)
            builder.AddNode(node);
        for (var edge = 0; edge < EdgeCount; edge++)
            builder.Add(0, Edge(edge).ToArray().Select(n => _nodes[n]), _weights[edge]);
        return builder.Build().Graph;
    }

    private static (int[] Starts, int[] Edges) Transpose(int nodeCount, int[] edgeStarts, int[] edgeNodes)
    {
        var starts = new int[nodeCount + 1];
        foreach (var node in edgeNodes)
            starts[node + 1]++;
        for (var node = 0; node < nodeCount; node++)
            starts[node + 1] += starts[node];
        var next = starts.AsSpan(0, nodeCount).ToArray();
        var edges = new int[edgeNodes.Length];
        for (var edge = 0; edge < edgeStarts.Length - 1; edge++)
        {
            for (var i = edgeStarts[edge]; i < edgeStarts[edge + 1]; i++)
                edges[next[edgeNodes[i]]++] = edge;
        }

        return (starts, edges);
    }

    private static YearHypergraph[] YearsOf(Hypergraph graph)
    {
        var years = new List<YearHypergraph>();
        for (var first = 0; first < graph.EdgeCount;)
        {
            var end = LowerBound(graph._edgeYears, (long)graph._edgeYears[first] + 1);
            years.Add(new YearHypergraph(graph, first, end - first));
            first = end;
        }

        return [.. years];
    }

    /// <summary>The first place at which the ascending years are not below <paramref name="year"/>.</summary>
    private static int LowerBound(int[] years, long year)
    {
        var (low, high) = (0, years.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (years[middle] < year)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
