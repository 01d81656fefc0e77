namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>
/// Eigenvector centralities of a connected hypergraph. Both are positive there and sum to 1; they compare nodes within a
/// component only, so the component with most nodes (the first, of equal ones) is taken and all other nodes have 0. Both stop
/// when a round changes less than the tolerance, or after 1,000 rounds.
/// </summary>
public static class EigenvectorCentrality
{
    /// <summary>The largest hyperedges that <see cref="HEigenvector"/> takes: its numbers are products of so many.</summary>
    public const int LargestSize = 32;

    private const int MostRounds = 1000;

    /// <summary>
    /// Clique motif: the leading eigenvector of the projection whose entry for two nodes is the number of hyperedges that hold
    /// both (Benson, "Three hypergraph eigenvector centralities", SIAM J. Math. Data Sci. 1, 293, 2019; XGI
    /// <c>clique_eigenvector_centrality</c>). O(incidences) a round.
    /// </summary>
    /// <returns>[nodes].</returns>
    public static double[] Clique(Hypergraph graph, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Iterate(graph, tolerance, (edge, x, y) =>
        {
            var nodes = graph.Edge(edge);
            var sum = 0.0;
            foreach (var node in nodes)
                sum += x[node];
            foreach (var node in nodes)
                y[node] += sum - x[node];
        }, degree: 1);
    }

    /// <summary>
    /// H-eigenvector: A x^(r-1) = lambda x^[r-1], r the size of the largest hyperedge. For hyperedges all of one size it is
    /// Benson's (2019; XGI <c>h_eigenvector_centrality</c>): a node is central when the product of the others in its hyperedges
    /// is large. Smaller hyperedges are blown up to r by repeating their nodes in all ways (Banerjee, Char and Mondal, Linear
    /// Algebra Appl. 518, 14, 2017), counted by generating functions (Aksoy, Amburg and Young, "Scalable tensor methods for
    /// nonuniform hypergraphs", SIAM J. Math. Data Sci. 6, 481, 2024). O(incidences * size * r^2) a round.
    /// </summary>
    /// <returns>[nodes].</returns>
    /// <exception cref="ArgumentException">A hyperedge has more than <see cref="LargestSize"/> nodes.</exception>
    public static double[] HEigenvector(Hypergraph graph, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var r = DegreeDistribution.Sizes(graph).DefaultIfEmpty(0).Max();
        if (r > LargestSize)
            throw new ArgumentException(
                $"A hyperedge has {r} nodes; the H-eigenvector is taken of at most {LargestSize}.", nameof(graph));
        var blowUp = new BlowUp(Math.Max(r, 2));
        return Iterate(graph, tolerance, (edge, x, y) => blowUp.Add(graph.Edge(edge), x, y), degree: Math.Max(r, 2) - 1);
    }

    /// <summary>
    /// x to (A x^d + shift x^d)^(1/d) until it stands still; the shift keeps a bipartite structure from swinging (Ng, Qi and
    /// Zhou, 2009, with Liu's shift).
    /// </summary>
    private static double[] Iterate(Hypergraph graph, double tolerance, Action<int, double[], double[]> add, int degree)
    {
        var (nodes, edges) = LargestComponent(graph);
        var x = new double[graph.NodeCount];
        foreach (var node in nodes)
            x[node] = 1.0 / nodes.Count;
        for (var round = 0; round < MostRounds && edges.Count > 0; round++)
        {
            var y = new double[x.Length];
            foreach (var edge in edges)
                add(edge, x, y);
            var shift = nodes.Average(n => y[n] / Math.Pow(x[n], degree));
            var (sum, change) = (0.0, 0.0);
            foreach (var node in nodes)
                sum += y[node] = Math.Pow(y[node] + (shift * Math.Pow(x[node], degree)), 1.0 / degree);
            foreach (var node in nodes)
            {
                change += Math.Abs((y[node] / sum) - x[node]);
                x[node] = y[node] / sum;
            }

            if (change < tolerance)
                break;
        }

        return x;
    }

    private static (List<int> Nodes, List<int> Edges) LargestComponent(Hypergraph graph)
    {
        var components = LineGraph.Components(graph, 1);
        var largest = Enumerable.Range(0, graph.NodeCount).Where(n => graph.EdgesOf(n).Length > 0)
            .GroupBy(n => components[graph.EdgesOf(n)[0]]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        return largest is null
            ? ([], [])
            : ([.. largest],
                [.. Enumerable.Range(0, graph.EdgeCount).Where(e => components[e] == largest.Key && graph.Edge(e).Length >= 2)]);
    }

    /// <summary>
    /// The share of one hyperedge in A x^(r-1), all ways of repeating its m nodes to r counted, each
    /// with the weight m / (m! S(r, m)).
    /// </summary>
    private sealed class BlowUp
    {
        private readonly int _r;
        private readonly double[] _factorial;
        private readonly double[] _weight;

        public BlowUp(int r)
        {
            _r = r;
            _factorial = new double[r + 1];
            _factorial[0] = 1;
            for (var i = 1; i <= r; i++)
                _factorial[i] = _factorial[i - 1] * i;
            // r! [t^r] (e^t - 1)^m is the number of ways to put r places on m nodes with none left out.
            _weight = new double[r + 1];
            for (var m = 1; m <= r; m++)
            {
                double[] power = [1];
                for (var i = 0; i < m; i++)
                    power = Multiply(power, Exponential(1, from: 1), r);
                _weight[m] = m / (_factorial[r] * power[r]);
            }
        }

        public void Add(ReadOnlySpan<int> nodes, double[] x, double[] y)
        {
            for (var i = 0; i < nodes.Length; i++)
            {
                var product = Exponential(x[nodes[i]], from: 0);
                for (var j = 0; j < nodes.Length; j++)
                {
                    if (j != i)
                        product = Multiply(product, Exponential(x[nodes[j]], from: 1), _r - 1);
                }

                y[nodes[i]] += _weight[nodes.Length] * _factorial[_r - 1] * product[_r - 1];
            }
        }

        /// <summary>The coefficients of e^(tx), from the power <paramref name="from"/> on.</summary>
        private double[] Exponential(double x, int from)
        {
            var coefficients = new double[_r + 1];
            for (var i = from; i <= _r; i++)
                coefficients[i] = Math.Pow(x, i) / _factorial[i];
            return coefficients;
        }

        private static double[] Multiply(double[] a, double[] b, int degree)
        {
            var product = new double[degree + 1];
            for (var i = 0; i < a.Length && i <= degree; i++)
            {
                for (var j = 0; j < b.Length && i + j <= degree; j++)
                    product[i + j] += a[i] * b[j];
            }

            return product;
        }
    }
}
