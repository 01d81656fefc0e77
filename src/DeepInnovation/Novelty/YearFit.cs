namespace DeepInnovation.Novelty;

/// <summary>What one year's fit knows of the nodes: each node's row of theta, normalised to sum 1, in logarithms.</summary>
public sealed class YearFit
{
    private readonly double[] _logTheta;
    private readonly bool[] _seen;

    /// <summary>Copies and normalises. O(nodes * K).</summary>
    /// <param name="year">The last year that was fitted.</param>
    /// <param name="dimensions">K.</param>
    /// <param name="theta">[nodes, K] in row order, as fitted, not normalised.</param>
    /// <param name="seen">Whether a node has stood in a combination up to that year. Other nodes get the flat row 1/K.</param>
    internal YearFit(int year, int dimensions, ReadOnlySpan<double> theta, ReadOnlySpan<bool> seen)
    {
        (Year, Dimensions) = (year, dimensions);
        _seen = seen.ToArray();
        _logTheta = new double[theta.Length];
        for (var node = 0; node < seen.Length; node++)
        {
            var row = theta.Slice(node * dimensions, dimensions);
            var sum = 0.0;
            foreach (var value in row)
                sum += value;
            for (var k = 0; k < dimensions; k++)
                _logTheta[(node * dimensions) + k] = seen[node] ? Math.Log(row[k] / sum) : -Math.Log(dimensions);
        }
    }

    /// <summary>The last year that was fitted.</summary>
    public int Year { get; }

    /// <summary>K.</summary>
    public int Dimensions { get; }

    /// <summary>
    /// Whether the node has stood in a combination up to <see cref="Year"/>. A node that has not counts as 1/K in every
    /// dimension: the mean of its Dirichlet start, so it neither surprises nor fits, and no random draw enters a score.
    /// </summary>
    public bool HasSeen(int node) => _seen[node];

    /// <summary>The node's share of dimension <paramref name="k"/>, in [0, 1].</summary>
    public double Theta(int node, int k) => Math.Exp(_logTheta[(node * Dimensions) + k]);

    /// <summary>
    /// -ln sum_k prod_{i in h} theta_ik in nats, at least 0: the products are sums of logarithms and the sum a log-sum-exp, so
    /// thousands of nodes neither underflow nor become infinite. O(mK).
    /// </summary>
    /// <param name="nodes">The numbers of the combination's nodes in the hypergraph.</param>
    public double Novelty(ReadOnlySpan<int> nodes)
    {
        Span<double> products = Dimensions <= 256 ? stackalloc double[Dimensions] : new double[Dimensions];
        products.Clear();
        foreach (var node in nodes)
        {
            var row = _logTheta.AsSpan(node * Dimensions, Dimensions);
            for (var k = 0; k < row.Length; k++)
                products[k] += row[k];
        }

        // Rounding can leave a certain combination a hair below 0.
        return Math.Max(0, -LogSumExp.Of(products));
    }
}
