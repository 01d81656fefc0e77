using DeepInnovation.Core.Tables;

namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>The measures of a hypergraph as tables.</summary>
/// <param name="Summary">Each year, then all merged.</param>
/// <param name="Degrees">How many nodes have how many hyperedges, all years merged.</param>
/// <param name="Sizes">How many hyperedges have how many nodes, all years merged.</param>
/// <param name="Nodes">Each node's degree and centrality, all years merged.</param>
public sealed record HypergraphTables(
    IReadOnlyList<HypergraphSummary> Summary, IReadOnlyList<ValueCount> Degrees, IReadOnlyList<ValueCount> Sizes,
    IReadOnlyList<NodeMeasures> Nodes)
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// Makes all tables. The H-eigenvector is left out where a hyperedge has more than
    /// <see cref="EigenvectorCentrality.LargestSize"/> nodes or one round would take more than
    /// <see cref="HypergraphSummary.MostSteps"/> steps.
    /// </summary>
    /// <param name="graph">The hypergraph.</param>
    /// <param name="seed">Chooses the nodes over which slow means are taken.</param>
    public static HypergraphTables Of(Hypergraph graph, long seed)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var whole = graph.WithoutYears();
        var (degrees, sizes) = (DegreeDistribution.Degrees(whole), DegreeDistribution.Sizes(whole));
        var documents = DegreeDistribution.WeightedDegrees(whole);
        var rank = PageRank.Of(whole);
        var clique = EigenvectorCentrality.Clique(whole, Tolerance);
        var size = sizes.DefaultIfEmpty(0).Max();
        var affordable = size <= EigenvectorCentrality.LargestSize
            && sizes.Sum(s => Math.Pow(s, 2)) * size * size <= HypergraphSummary.MostSteps;
        var h = affordable ? EigenvectorCentrality.HEigenvector(whole, Tolerance) : null;
        return new HypergraphTables(
            HypergraphSummary.Of(graph, seed), Counts(degrees), Counts(sizes),
            [
                .. whole.Nodes.Select((name, n) => new NodeMeasures
                {
                    Node = name, Degree = degrees[n], Documents = documents[n], PageRank = rank[n],
                    CliqueEigenvector = clique[n], HEigenvector = h?[n],
                }),
            ]);
    }

    /// <summary>
    /// Writes <c>summary.parquet</c>, <c>degrees.parquet</c>, <c>sizes.parquet</c> and <c>nodes.parquet</c>, each atomically.
    /// </summary>
    /// <param name="folder">Made when it is missing.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        ParquetTable.Write(Path.Combine(folder, "summary.parquet"), Summary);
        ParquetTable.Write(Path.Combine(folder, "degrees.parquet"), Degrees);
        ParquetTable.Write(Path.Combine(folder, "sizes.parquet"), Sizes);
        ParquetTable.Write(Path.Combine(folder, "nodes.parquet"), Nodes);
    }

    private static ValueCount[] Counts(int[] values) =>
        [.. DegreeDistribution.Counts(values).Select(c => new ValueCount { Value = c.Value, Count = c.Count })];
}

/// <summary>A value and how often it occurs.</summary>
public sealed record ValueCount
{
    /// <summary>The degree or size.</summary>
    public int Value { get; set; }

    /// <summary>Nodes or hyperedges that have it.</summary>
    public int Count { get; set; }
}

/// <summary>The measures of one node, all years merged.</summary>
public sealed record NodeMeasures
{
    /// <summary>The node's name.</summary>
    public string Node { get; set; } = "";

    /// <summary>Distinct hyperedges that hold it.</summary>
    public int Degree { get; set; }

    /// <summary>Documents that hold it.</summary>
    public long Documents { get; set; }

    /// <summary><see cref="Measures.PageRank"/>.</summary>
    public double PageRank { get; set; }

    /// <summary><see cref="EigenvectorCentrality.Clique"/>.</summary>
    public double CliqueEigenvector { get; set; }

    /// <summary><see cref="EigenvectorCentrality.HEigenvector"/>; null where it was left out.</summary>
    public double? HEigenvector { get; set; }
}
