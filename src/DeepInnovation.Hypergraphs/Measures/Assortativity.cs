namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>Which two nodes of a hyperedge are compared.</summary>
public enum AssortativityKind
{
    /// <summary>
    /// All ordered pairs of different nodes, a hyperedge counting once however large. (XGI draws one pair at
    /// random; this is its expectation.)
    /// </summary>
    Uniform,

    /// <summary>The two nodes of the highest degrees.</summary>
    TopTwo,

    /// <summary>The node of the highest and that of the lowest degree.</summary>
    TopBottom,
}

/// <summary>
/// Degree assortativity: the correlation of the degrees of two nodes of one hyperedge (Chodrow, "Configuration models of random
/// hypergraphs", Journal of Complex Networks 8, cnaa018, 2020; XGI <c>degree_assortativity</c>, there on degrees as here).
/// </summary>
public static class Assortativity
{
    /// <summary>
    /// Pearson's correlation over the hyperedges of two nodes or more; NaN where there are none or all degrees are
    /// equal. Pairs count in both orders for <see cref="AssortativityKind.Uniform"/>, as (higher, lower) for the
    /// others. O(incidences log size).
    /// </summary>
    public static double Degree(Hypergraph graph, AssortativityKind kind)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var moments = new Moments();
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            double[] degrees = [.. graph.Edge(edge).ToArray().Select(n => (double)graph.EdgesOf(n).Length).OrderDescending()];
            if (degrees.Length < 2)
                continue;
            if (kind == AssortativityKind.Uniform)
                moments.AddAllPairs(degrees);
            else
                moments.Add(degrees[0], kind == AssortativityKind.TopTwo ? degrees[1] : degrees[^1], 1);
        }

        return moments.Correlation;
    }

    private sealed class Moments
    {
        private double _weight, _x, _y, _xx, _yy, _xy;

        public double Correlation
        {
            get
            {
                var (x, y) = (_x / _weight, _y / _weight);
                var (varianceX, varianceY) = ((_xx / _weight) - (x * x), (_yy / _weight) - (y * y));
                // Equal degrees leave rounding, not 0.
                return varianceX > 1e-12 * Math.Max(1, x * x) && varianceY > 1e-12 * Math.Max(1, y * y)
                    ? ((_xy / _weight) - (x * y)) / Math.Sqrt(varianceX * varianceY)
                    : double.NaN;
            }
        }

        public void Add(double x, double y, double weight)
        {
            _weight += weight;
            (_x, _y) = (_x + (weight * x), _y + (weight * y));
            (_xx, _yy, _xy) = (_xx + (weight * x * x), _yy + (weight * y * y), _xy + (weight * x * y));
        }

        /// <summary>
        /// All ordered pairs of different places, together of weight 1. O(n): sum_{i != j} d_i d_j = (sum d)^2 - sum d^2.
        /// </summary>
        public void AddAllPairs(double[] degrees)
        {
            var (sum, squares, n) = (degrees.Sum(), degrees.Sum(d => d * d), degrees.Length);
            _weight += 1;
            (_x, _y) = (_x + (sum / n), _y + (sum / n));
            (_xx, _yy) = (_xx + (squares / n), _yy + (squares / n));
            _xy += ((sum * sum) - squares) / ((double)n * (n - 1));
        }
    }
}
