namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// A year's combinations laid down in the order in which the passes take them, so that reading them
/// walks straight through memory.
/// </summary>
internal sealed class OrderedCombinations
{
    private readonly int[] _starts;
    private readonly int[] _places;
    private readonly int[] _weights;

    /// <summary>O(incidences).</summary>
    public OrderedCombinations(YearHypergraph year, CombinationIndex combinations, int[] order)
    {
        _starts = new int[order.Length + 1];
        _weights = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            _starts[i + 1] = _starts[i] + combinations.Places(order[i]).Length;
            _weights[i] = year.Weights[order[i]];
        }

        _places = new int[_starts[^1]];
        for (var i = 0; i < order.Length; i++)
            combinations.Places(order[i]).CopyTo(_places.AsSpan(_starts[i]));
    }

    /// <summary>The number of combinations.</summary>
    public int Count => _weights.Length;

    /// <summary>The places among the active nodes of the combination that is taken as number <paramref name="i"/>.</summary>
    public ReadOnlySpan<int> Places(int i) => _places.AsSpan(_starts[i].._starts[i + 1]);

    /// <summary>How many documents have it.</summary>
    public int Weight(int i) => _weights[i];
}
