using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// The derivative of one hyperedge's propensity. With lambda = sum_k prod_i theta_ik it is
/// d_iz = d lambda / d theta_iz = the product, in dimension z, of the theta of all members but i.
/// </summary>
internal sealed class LeaveOneOut(int dimensions)
{
    private const double LargestDerivative = 1e300;
    private readonly double[] _running = new double[dimensions];
    private double[] _derivatives = [];
    private int _length;

    /// <summary>[member, dimension] in row order: d of the hyperedge last given to <see cref="Compute"/>.</summary>
    public ReadOnlySpan<double> Derivatives => _derivatives.AsSpan(0, _length);

    /// <summary>
    /// Fills <see cref="Derivatives"/> and returns lambda. O(mK), by products from the left and from the right, so nothing is
    /// divided by. A product below the smallest double is 0, which is harmless: lambda is floored far above.
    /// Where a product exceeds the largest double (thousands of nodes with theta above 1), derivatives and lambda are cut to
    /// 1e300: the step that follows is downwards as far as the floor either way.
    /// </summary>
    public double Compute(ReadOnlySpan<double> theta, ReadOnlySpan<int> nodes)
    {
        _length = nodes.Length * dimensions;
        if (_derivatives.Length < _length)
            _derivatives = new double[_length];
        Array.Fill(_running, 1.0);
        for (var j = 0; j < nodes.Length; j++)
        {
            var row = theta.Slice(nodes[j] * dimensions, dimensions);
            for (var z = 0; z < dimensions; z++)
            {
                _derivatives[(j * dimensions) + z] = _running[z];
                _running[z] *= row[z];
            }
        }

        var lambda = 0.0;
        foreach (var product in _running)
            lambda += product;
        Array.Fill(_running, 1.0);
        var sum = 0.0;
        for (var j = nodes.Length - 1; j >= 0; j--)
        {
            var row = theta.Slice(nodes[j] * dimensions, dimensions);
            for (var z = 0; z < dimensions; z++)
            {
                sum += _derivatives[(j * dimensions) + z] *= _running[z];
                _running[z] *= row[z];
            }
        }

        return double.IsFinite(sum) && double.IsFinite(lambda) ? lambda : ComputeInLogs(theta, nodes);
    }

    /// <summary>The same in logarithms, for products too large for a double; both results are cut to 1e300. O(mK).</summary>
    private double ComputeInLogs(ReadOnlySpan<double> theta, ReadOnlySpan<int> nodes)
    {
        Array.Fill(_running, 0.0);
        foreach (var node in nodes)
        {
            for (var z = 0; z < dimensions; z++)
                _running[z] += PortableMath.Log(theta[(node * dimensions) + z]);
        }

        for (var j = 0; j < nodes.Length; j++)
        {
            for (var z = 0; z < dimensions; z++)
                _derivatives[(j * dimensions) + z] = Math.Min(
                    PortableMath.Exp(_running[z] - PortableMath.Log(theta[(nodes[j] * dimensions) + z])), LargestDerivative);
        }

        return Math.Min(PortableMath.Exp(LogSumExp.Of(_running)), LargestDerivative);
    }
}
