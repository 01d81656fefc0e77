namespace DeepInnovation.Neural.Graphs;

/// <summary>One place of a graph where elements are dropped while training.</summary>
/// <param name="Mask">The input that takes the mask.</param>
/// <param name="Probability">The share of elements that become 0.</param>
internal sealed record DropoutSite(Tensor Mask, double Probability);

/// <summary>Puts dropout into a graph and remembers where, so that whoever runs it can draw the masks.</summary>
/// <param name="graph">The graph being built.</param>
/// <param name="active">False for inference: nothing is dropped.</param>
internal sealed class DropoutSites(Graph graph, bool active)
{
    private readonly List<DropoutSite> _all = [];

    /// <summary>The places, in the order in which they were added.</summary>
    public IReadOnlyList<DropoutSite> All => _all;

    /// <summary>x with a share of its elements dropped; x itself where nothing is to be dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1).</exception>
    public Tensor Apply(Tensor x, double probability)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        if (!active || probability == 0)
            return x;
        var mask = graph.Input(FormattableString.Invariant($"dropout.{_all.Count}"), ElementType.F32, x.Shape);
        _all.Add(new(mask, probability));
        return graph.Dropout(x, mask);
    }
}
