namespace DeepInnovation.Novelty;

/// <summary>
/// One year's distinct combinations: hyperedge e has the nodes <c>EdgeNodes[EdgeStarts[e] .. EdgeStarts[e + 1]]</c>, ascending,
/// and stands for <c>Weights[e]</c> documents. Hyperedges are in lexicographic order.
/// </summary>
public sealed class YearHypergraph
{
    private readonly int[] _edgeStarts;
    private readonly int[] _edgeNodes;
    private readonly int[] _weights;
    private readonly int[] _activeNodes;

    private YearHypergraph(int year, int[] edgeStarts, int[] edgeNodes, int[] weights, int[] activeNodes)
    {
        (Year, _edgeStarts, _edgeNodes, _weights, _activeNodes) = (year, edgeStarts, edgeNodes, weights, activeNodes);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>How many distinct hyperedges there are.</summary>
    public int Count => _weights.Length;

    /// <summary>The nodes that stand in a hyperedge of this year, ascending.</summary>
    public ReadOnlySpan<int> ActiveNodes => _activeNodes;

    /// <summary>How many documents each hyperedge stands for.</summary>
    public ReadOnlySpan<int> Weights => _weights;

    /// <summary>The nodes of a hyperedge, ascending.</summary>
    public ReadOnlySpan<int> Edge(int edge) => _edgeNodes.AsSpan(_edgeStarts[edge].._edgeStarts[edge + 1]);

    /// <summary>Whether these nodes (ascending) are a hyperedge of this year. O(m log E).</summary>
    public bool Contains(ReadOnlySpan<int> nodes)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Edge(middle).SequenceCompareTo(nodes);
            if (order == 0)
                return true;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return false;
    }

    internal static YearHypergraph Of(int year, IEnumerable<int[]> edges)
    {
        var sorted = edges.ToArray();
        Array.Sort(sorted, (a, b) => a.AsSpan().SequenceCompareTo(b));
        var (starts, nodes, weights) = (new List<int> { 0 }, new List<int>(), new List<int>());
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].AsSpan().SequenceEqual(sorted[i - 1]))
            {
                weights[^1]++;
                continue;
            }

            nodes.AddRange(sorted[i]);
            starts.Add(nodes.Count);
            weights.Add(1);
        }

        return new YearHypergraph(year, [.. starts], [.. nodes], [.. weights], [.. nodes.Distinct().Order()]);
    }
}
