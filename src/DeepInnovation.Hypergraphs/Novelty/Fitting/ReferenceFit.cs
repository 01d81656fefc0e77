namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// <see cref="ShiEvansFit"/> as plainly as it can be said: every batch moves every active node, one number after the other. It is
/// what the fast engine must equal. O(passes * (hyperedges * m * K + batches * active nodes * K)).
/// </summary>
internal static class ReferenceFit
{
    /// <summary>The fits of all years, ascending, each made when it is asked for.</summary>
    public static IEnumerable<YearFit> Fit(Hypergraph graph, ShiEvansOptions options, IFitDraws draws)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return FitYears(graph, options, draws);
    }

    private static IEnumerable<YearFit> FitYears(Hypergraph graph, ShiEvansOptions options, IFitDraws draws)
    {
        var size = (long)graph.Nodes.Count * options.Dimensions;
        var (theta, lastYear) = (new double[size], new double[size]);
        var seen = new bool[graph.Nodes.Count];
        var step = new PoissonStep(options, graph.Nodes.Count);
        foreach (var year in graph.Years)
        {
            foreach (var node in year.ActiveNodes)
            {
                var row = theta.AsSpan(node * options.Dimensions, options.Dimensions);
                if (!seen[node])
                    draws.StartRow(graph.Nodes[node], row);
                row.CopyTo(lastYear.AsSpan(node * options.Dimensions));
                seen[node] = true;
            }

            FitYear(year, theta, lastYear, step, options, draws);
            yield return new YearFit(year.Year, options.Dimensions, theta, seen);
        }
    }

    private static void FitYear(YearHypergraph year, double[] theta, double[] lastYear, PoissonStep step,
        ShiEvansOptions options, IFitDraws draws)
    {
        var combinations = new CombinationIndex(year);
        int[][] batches = [.. draws.Order(year).Chunk(options.BatchSize)];
        for (var pass = 0; pass < options.Passes; pass++)
        {
            var rate = options.Rate(pass);
            for (var batch = 0; batch < batches.Length; batch++)
            {
                Pull(year.ActiveNodes, theta, lastYear, options, rate);
                step.Clear(year.ActiveNodes);
                AddBatch(year, batches[batch], theta, step, draws.Negatives(year, combinations, pass, batch));
                step.Apply(theta, year.ActiveNodes, rate);
            }
        }
    }

    private static void Pull(ReadOnlySpan<int> active, double[] theta, double[] lastYear, ShiEvansOptions options, double rate)
    {
        foreach (var node in active)
        {
            for (var i = node * options.Dimensions; i < (node + 1) * options.Dimensions; i++)
                theta[i] -= rate * (theta[i] - lastYear[i]) / options.Discontinuity;
        }
    }

    private static void AddBatch(YearHypergraph year, int[] batch, double[] theta, PoissonStep step, INegativeDraws draws)
    {
        foreach (var edge in batch)
        {
            var nodes = year.Edge(edge);
            step.AddPositive(theta, nodes, year.Weights[edge]);
            var negative = new int[nodes.Length];
            if (!draws.Next(negative))
                continue;
            for (var i = 0; i < negative.Length; i++)
                negative[i] = year.ActiveNodes[negative[i]];
            step.AddNegative(theta, negative);
        }
    }
}
