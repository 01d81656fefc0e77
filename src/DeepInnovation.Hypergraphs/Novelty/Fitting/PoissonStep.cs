namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// The ascent direction of the model's log likelihood at one theta. A hyperedge h seen w times has X_h ~ Poisson(lambda_h),
/// so ln p = w ln lambda - lambda + const, whose derivative by theta_iz is w d / lambda - d; a combination not seen (w = 0)
/// gives -d. lambda is floored where it divides.
/// </summary>
internal sealed class PoissonStep(ShiEvansOptions options, int nodeCount)
{
    private readonly int _dimensions = options.Dimensions;
    private readonly LeaveOneOut _leaveOneOut = new(options.Dimensions);
    private readonly double[] _gradient = new double[(long)nodeCount * options.Dimensions];

    /// <summary>[node, dimension] in row order.</summary>
    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>Sets the rows of these nodes to 0.</summary>
    public void Clear(ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
            _gradient.AsSpan(node * _dimensions, _dimensions).Clear();
    }

    /// <summary>Adds (w d / p - d) of an observed hyperedge. O(mK).</summary>
    public void AddPositive(ReadOnlySpan<double> theta, ReadOnlySpan<int> nodes, int weight)
    {
        var propensity = Math.Max(_leaveOneOut.Compute(theta, nodes), options.PropensityFloor);
        var derivatives = _leaveOneOut.Derivatives;
        for (var j = 0; j < nodes.Length; j++)
        {
            var row = _gradient.AsSpan(nodes[j] * _dimensions, _dimensions);
            for (var z = 0; z < row.Length; z++)
            {
                var d = derivatives[(j * _dimensions) + z];
                row[z] += (weight * d / propensity) - d;
            }
        }
    }

    /// <summary>Subtracts d of a combination that was not observed. O(mK).</summary>
    public void AddNegative(ReadOnlySpan<double> theta, ReadOnlySpan<int> nodes)
    {
        _leaveOneOut.Compute(theta, nodes);
        var derivatives = _leaveOneOut.Derivatives;
        for (var j = 0; j < nodes.Length; j++)
        {
            var row = _gradient.AsSpan(nodes[j] * _dimensions, _dimensions);
            for (var z = 0; z < row.Length; z++)
                row[z] -= derivatives[(j * _dimensions) + z];
        }
    }

    /// <summary>theta += rate * gradient on the rows of these nodes, floored.</summary>
    public void Apply(Span<double> theta, ReadOnlySpan<int> nodes, double rate)
    {
        foreach (var node in nodes)
        {
            for (var i = node * _dimensions; i < (node + 1) * _dimensions; i++)
            {
                var largest = options.LargestRelativeStep * Math.Max(theta[i], options.ThetaFloor);
                theta[i] = Math.Max(theta[i] + Math.Clamp(rate * _gradient[i], -largest, largest), options.ThetaFloor);
            }
        }
    }
}
