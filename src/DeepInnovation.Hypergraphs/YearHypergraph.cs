using System.Diagnostics;

namespace DeepInnovation.Hypergraphs;

/// <summary>
/// One year of a hypergraph, a view: hyperedges are numbered from 0 in lexicographic order, nodes keep the numbers of the whole.
/// </summary>
public sealed class YearHypergraph
{
    private readonly Hypergraph _graph;
    private readonly int _first;
    private readonly int[] _activeNodes;

    /// <summary>O(incidences of the year, times their logarithm).</summary>
    internal YearHypergraph(Hypergraph graph, int first, int count)
    {
        Debug.Assert(count > 0, "A year without hyperedges is no year of the hypergraph.");
        (_graph, _first, Count) = (graph, first, count);
        Year = graph.EdgeYears[first];
        var nodes = new List<int>();
        for (var edge = 0; edge < count; edge++)
            nodes.AddRange(Edge(edge));
        nodes.Sort();
        _activeNodes = [.. Distinct(nodes)];
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>How many distinct hyperedges there are.</summary>
    public int Count { get; }

    /// <summary>The number in the whole hypergraph of this year's first hyperedge.</summary>
    public int FirstEdge => _first;

    /// <summary>The nodes that stand in a hyperedge of this year, ascending.</summary>
    public ReadOnlySpan<int> ActiveNodes => _activeNodes;

    /// <summary>How many documents each hyperedge stands for.</summary>
    public ReadOnlySpan<int> Weights => _graph.Weights.Slice(_first, Count);

    /// <summary>The nodes of a hyperedge, ascending.</summary>
    public ReadOnlySpan<int> Edge(int edge) => _graph.Edge(_first + edge);

    /// <summary>Whether these nodes (ascending) are a hyperedge of this year. O(m log E).</summary>
    public bool Contains(ReadOnlySpan<int> nodes) => Find(nodes) >= 0;

    /// <summary>The number of the hyperedge with exactly these nodes (ascending), or -1. O(m log E).</summary>
    public int Find(ReadOnlySpan<int> nodes)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Edge(middle).SequenceCompareTo(nodes);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    private static IEnumerable<int> Distinct(List<int> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                yield return sorted[i];
        }
    }
}
