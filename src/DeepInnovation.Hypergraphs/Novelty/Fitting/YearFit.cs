using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// What one year's fit knows of the nodes: each node's row of theta, and what all its rows sum to (its popularity).
/// </summary>
public sealed class YearFit
{
    /// <summary>
    /// Up to so many nodes, products of theta neither underflow nor overflow in practice; where they do, or
    /// for more, logarithms are added.
    /// </summary>
    private const int FewNodes = 64;

    private readonly double[] _theta;
    private readonly double[] _logPopularity;
    private readonly bool[] _seen;

    /// <summary>Copies. O(nodes * K).</summary>
    /// <param name="year">The last year that was fitted.</param>
    /// <param name="dimensions">K.</param>
    /// <param name="theta">[nodes, K] in row order, as fitted, not normalised.</param>
    /// <param name="seen">Whether a node has stood in a combination up to that year. Other nodes
    /// count as the flat row 1/K.</param>
    internal YearFit(int year, int dimensions, ReadOnlySpan<double> theta, ReadOnlySpan<bool> seen)
        : this(year, dimensions, theta.ToArray(), new double[seen.Length], seen.ToArray())
    {
        for (var node = 0; node < seen.Length; node++)
            _logPopularity[node] = seen[node] ? LogPopularity(theta.Slice(node * dimensions, dimensions)) : 0;
    }

    /// <summary>Looks at arrays that somebody else may go on writing to, see <see cref="Snapshot"/>.</summary>
    internal YearFit(int year, int dimensions, double[] theta, double[] logPopularity, bool[] seen)
    {
        (Year, Dimensions, _theta, _logPopularity, _seen) = (year, dimensions, theta, logPopularity, seen);
    }

    /// <summary>The last year that was fitted.</summary>
    public int Year { get; }

    /// <summary>K.</summary>
    public int Dimensions { get; }

    /// <summary>
    /// Whether the node has stood in a combination up to <see cref="Year"/>. A node that has not counts as 1/K in every
    /// dimension: the mean of its Dirichlet start, so it neither surprises nor fits, and no random draw enters a score. -1 stands
    /// for a node of no document at all.
    /// </summary>
    public bool HasSeen(int node) => node >= 0 && _seen[node];

    /// <summary>The node's share of dimension <paramref name="k"/>, in [0, 1].</summary>
    public double Theta(int node, int k) =>
        HasSeen(node) ? Row(node)[k] / PortableMath.Exp(_logPopularity[node]) : 1.0 / Dimensions;

    /// <summary>
    /// ln lambda_h = ln sum_k prod_{i in h} r_i theta_ik, what the model expects of a combination: with the popularity r_i, the
    /// sum of the node's row as fitted (1 for a node not seen), which <see cref="Novelty"/> leaves out. O(mK).
    /// </summary>
    public double LogPropensity(ReadOnlySpan<int> nodes)
    {
        var popularity = 0.0;
        foreach (var node in nodes)
            popularity += LogPopularity(node);
        return popularity - Novelty(nodes);
    }

    /// <summary>
    /// -ln sum_k prod_{i in h} theta_ik in nats, at least 0. Thousands of nodes neither underflow nor become infinite: their
    /// products are sums of logarithms and the sum a log-sum-exp. O(mK).
    /// </summary>
    /// <param name="nodes">The numbers of the combination's nodes in the hypergraph.</param>
    public double Novelty(ReadOnlySpan<int> nodes)
    {
        Span<double> products = Dimensions <= 256 ? stackalloc double[Dimensions] : new double[Dimensions];
        var (normaliser, unseen) = (0.0, 0);
        foreach (var node in nodes)
        {
            normaliser += LogPopularity(node);
            unseen += HasSeen(node) ? 0 : 1;
        }

        var logPropensity = nodes.Length <= FewNodes ? PortableMath.Log(SumOfProducts(nodes, products)) : double.NaN;
        if (!double.IsFinite(logPropensity))
            logPropensity = LogSumOfProducts(nodes, products);

        // Rounding can leave a certain combination a hair below 0.
        return Math.Max(0, normaliser + (unseen * PortableMath.Log(Dimensions)) - logPropensity);
    }

    /// <summary>
    /// The two nodes that least often go together: the pair with the largest -ln sum_k theta_ik theta_jk, the novelty that the
    /// two alone would have; of equal ones the first. It says why a combination is novel. O(m^2 K).
    /// </summary>
    /// <param name="nodes">Two nodes or more.</param>
    public NodePair MostSurprisingPair(ReadOnlySpan<int> nodes)
    {
        var best = new NodePair(-1, -1, double.NegativeInfinity);
        for (var i = 0; i < nodes.Length; i++)
        {
            for (var j = i + 1; j < nodes.Length; j++)
            {
                var novelty = Novelty([nodes[i], nodes[j]]);
                if (novelty > best.Novelty)
                    best = new NodePair(nodes[i], nodes[j], novelty);
            }
        }

        return best;
    }

    /// <summary>The same values in arrays of its own. O(nodes * K).</summary>
    internal YearFit Snapshot() => new(Year, Dimensions, [.. _theta], [.. _logPopularity], [.. _seen]);

    /// <summary>ln of the sum of a row of theta, from the first dimension to the last.</summary>
    internal static double LogPopularity(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        foreach (var value in row)
            sum += value;
        return PortableMath.Log(sum);
    }

    /// <summary>
    /// sum_k prod_i theta_ik over the nodes that were seen; NaN where a product leaves the doubles that are exact enough.
    /// </summary>
    private double SumOfProducts(ReadOnlySpan<int> nodes, Span<double> products)
    {
        const double Smallest = 1e-250;
        products.Fill(1);
        foreach (var node in nodes)
        {
            if (!HasSeen(node))
                continue;
            var row = Row(node);
            for (var k = 0; k < products.Length; k++)
                products[k] *= row[k];
        }

        var sum = 0.0;
        foreach (var product in products)
            sum += product;
        return sum > Smallest ? sum : double.NaN;
    }

    private double LogSumOfProducts(ReadOnlySpan<int> nodes, Span<double> products)
    {
        products.Clear();
        foreach (var node in nodes)
        {
            if (!HasSeen(node))
                continue;
            var row = Row(node);
            for (var k = 0; k < products.Length; k++)
                products[k] += PortableMath.Log(row[k]);
        }

        return LogSumExp.Of(products);
    }

    private double LogPopularity(int node) => node < 0 ? 0 : _logPopularity[node];

    private ReadOnlySpan<double> Row(int node) => _theta.AsSpan(node * Dimensions, Dimensions);
}
