using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>What a hypergraph is like, whole or in one year.</summary>
public sealed record HypergraphSummary
{
    /// <summary>Nodes whose clustering is taken for the means; all where there are no more.</summary>
    public const int ClusteringSample = 500;

    /// <summary>
    /// Measures that would touch more pairs than this, for one year, are left out: seconds, not hours, at millions of documents.
    /// </summary>
    public const double MostSteps = 1e8;

    /// <summary>The year; null for all years merged (<see cref="Hypergraph.WithoutYears"/>).</summary>
    public int? Year { get; set; }

    /// <summary>Nodes that stand in a hyperedge.</summary>
    public int Nodes { get; set; }

    /// <summary>Distinct hyperedges.</summary>
    public int Hyperedges { get; set; }

    /// <summary>Documents: the weights of the hyperedges added.</summary>
    public long Documents { get; set; }

    /// <summary>Mean number of hyperedges of a node.</summary>
    public double MeanDegree { get; set; }

    /// <summary>The largest.</summary>
    public int LargestDegree { get; set; }

    /// <summary>Mean number of nodes of a hyperedge.</summary>
    public double MeanSize { get; set; }

    /// <summary>The largest.</summary>
    public int LargestSize { get; set; }

    /// <summary>log10 of <see cref="Density.Log10"/> up to the largest size that there is.</summary>
    public double LogDensity { get; set; }

    /// <summary><see cref="Density.Incidence"/>.</summary>
    public double IncidenceDensity { get; set; }

    /// <summary>Connected components (s = 1).</summary>
    public int Components { get; set; }

    /// <summary>The share of hyperedges in the component with most.</summary>
    public double LargestComponent { get; set; }

    /// <summary>
    /// The same for s = 2: hyperedges of two nodes or more joined by two shared ones, as a share of all.
    /// Null where it would cost too much.
    /// </summary>
    public double? LargestTwoComponent { get; set; }

    /// <summary>
    /// Mean of <see cref="Clustering.OfProjection"/> over a seeded sample of nodes; null where it would cost too much.
    /// </summary>
    public double? ProjectionClustering { get; set; }

    /// <summary>Mean of <see cref="Clustering.TwoNode"/> over the nodes of the sample that have neighbours.</summary>
    public double? TwoNodeClustering { get; set; }

    /// <summary>Mean of <see cref="HyperedgeOverlap.Overlapness"/> over the sample.</summary>
    public double? Overlapness { get; set; }

    /// <summary><see cref="Assortativity.Degree"/>, uniform; null where it is not defined.</summary>
    public double? Assortativity { get; set; }

    /// <summary>Each year, then all merged.</summary>
    /// <param name="graph">The hypergraph.</param>
    /// <param name="seed">Chooses the nodes of the sample.</param>
    public static IReadOnlyList<HypergraphSummary> Of(Hypergraph graph, long seed)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var years = graph.Years.Select(y => OfOne(graph.Between(y.Year, y.Year), y.Year, seed));
        return [.. years, OfOne(graph.WithoutYears(), null, seed)];
    }

    private static HypergraphSummary OfOne(Hypergraph graph, int? year, long seed)
    {
        int[] nodes = [.. Enumerable.Range(0, graph.NodeCount).Where(n => graph.EdgesOf(n).Length > 0)];
        var (sizes, documents, squares) = (DegreeDistribution.Sizes(graph), 0L, 0.0);
        foreach (var weight in graph.Weights)
            documents += weight;
        foreach (var node in nodes)
            squares += Math.Pow(graph.EdgesOf(node).Length, 2);
        var components = LineGraph.Components(graph, 1);
        var sample = Sample(nodes, new SeededRandom(seed, FormattableString.Invariant($"hypergraph summary {year}")));
        var twoNode = sample.Select(n => Clustering.TwoNode(graph, n)).Where(double.IsFinite).ToList();
        var assortativity = Measures.Assortativity.Degree(graph, AssortativityKind.Uniform);
        return new HypergraphSummary
        {
            Year = year,
            Nodes = nodes.Length,
            Hyperedges = graph.EdgeCount,
            Documents = documents,
            MeanDegree = nodes.Length == 0 ? 0 : graph.IncidenceCount / (double)nodes.Length,
            LargestDegree = nodes.Length == 0 ? 0 : nodes.Max(n => graph.EdgesOf(n).Length),
            MeanSize = graph.EdgeCount == 0 ? 0 : graph.IncidenceCount / (double)graph.EdgeCount,
            LargestSize = sizes.DefaultIfEmpty(0).Max(),
            LogDensity = Density.Log10(graph, sizes.DefaultIfEmpty(0).Max()),
            IncidenceDensity = nodes.Length == 0 ? 0 : graph.IncidenceCount / ((double)nodes.Length * graph.EdgeCount),
            Components = components.Distinct().Count(c => c >= 0),
            LargestComponent = Largest(components),
            LargestTwoComponent = squares <= MostSteps ? Largest(LineGraph.Components(graph, 2)) : null,
            ProjectionClustering = sample.Length > 0 && ProjectionSteps(graph, sample) <= MostSteps
                ? sample.Average(n => Clustering.OfProjection(graph, n)) : null,
            TwoNodeClustering = twoNode.Count > 0 ? twoNode.Average() : null,
            Overlapness = sample.Length > 0 ? sample.Average(n => HyperedgeOverlap.Overlapness(graph, n)) : null,
            Assortativity = double.IsNaN(assortativity) ? null : assortativity,
        };
    }

    /// <summary>The nodes that projected clustering of the sample would look at.</summary>
    private static double ProjectionSteps(Hypergraph graph, int[] sample)
    {
        var steps = 0.0;
        foreach (var node in sample)
        {
            foreach (var edge in graph.EdgesOf(node))
            {
                foreach (var neighbour in graph.Edge(edge))
                    steps += graph.EdgesOf(neighbour).Length * (double)graph.Edge(edge).Length;
            }

            if (steps > MostSteps)
                break;
        }

        return steps;
    }

    private static double Largest(int[] components) =>
        components.Length == 0 ? 0 : components.Where(c => c >= 0).GroupBy(c => c).Select(g => g.Count()).DefaultIfEmpty(0)
            .Max() / (double)components.Length;

    private static int[] Sample(int[] nodes, SeededRandom random)
    {
        if (nodes.Length <= ClusteringSample)
            return nodes;
        int[] order = [.. nodes];
        random.Shuffle<int>(order);
        return [.. order.Take(ClusteringSample).Order()];
    }
}
