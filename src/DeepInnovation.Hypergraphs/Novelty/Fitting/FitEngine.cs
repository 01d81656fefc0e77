namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// The Shi-Evans fit at speed. A batch moves only the rows that it touches (<see cref="YearTheta"/>), they are gathered so that
/// they lie together (<see cref="PreparedBatch"/>), the arithmetic is in vectors (<see cref="BatchStep"/>), and the drawing is
/// done by other threads meanwhile (<see cref="BatchPipeline"/>). It equals <see cref="ReferenceFit"/> up to rounding, and itself
/// bit by bit for any number of threads.
/// </summary>
internal static class FitEngine
{
    /// <summary>
    /// The fits of all years, ascending. Each looks at the engine's own arrays, so it is right only until the next is asked for:
    /// take a <see cref="YearFit.Snapshot"/> to keep it. O(passes * hyperedges * m * K) time; memory: O(nodes * K).
    /// </summary>
    /// <param name="graph">The hypergraph.</param>
    /// <param name="options">The model's settings.</param>
    /// <param name="draws">Everything random.</param>
    /// <param name="threads">How many threads work; 0 is one for each core.</param>
    public static IEnumerable<YearFit> Fit(Hypergraph graph, ShiEvansOptions options, IFitDraws draws, int threads)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        options.Check();
        return FitYears(graph, options, draws, threads == 0 ? Environment.ProcessorCount : threads);
    }

    private static IEnumerable<YearFit> FitYears(Hypergraph graph, ShiEvansOptions options, IFitDraws draws, int threads)
    {
        var dimensions = options.Dimensions;
        var theta = new double[(long)graph.NodeCount * dimensions];
        var logPopularity = new double[graph.NodeCount];
        var seen = new bool[graph.NodeCount];
        foreach (var year in graph.Years)
        {
            StartRows(graph, year, draws, theta, seen, dimensions);
            FitYear(year, options, draws, threads, theta);
            foreach (var node in year.ActiveNodes)
                (seen[node], logPopularity[node]) = (true, YearFit.LogPopularity(theta.AsSpan(node * dimensions, dimensions)));
            yield return new YearFit(year.Year, dimensions, theta, logPopularity, seen);
        }
    }

    private static void StartRows(Hypergraph graph, YearHypergraph year, IFitDraws draws, double[] theta,
        bool[] seen, int dimensions)
    {
        foreach (var node in year.ActiveNodes)
        {
            if (!seen[node])
                draws.StartRow(graph.Nodes[node], theta.AsSpan(node * dimensions, dimensions));
        }
    }

    private static void FitYear(YearHypergraph year, ShiEvansOptions options, IFitDraws draws, int threads, double[] theta)
    {
        var dimensions = options.Dimensions;
        var combinations = new CombinationIndex(year);
        var ordered = new OrderedCombinations(year, combinations, draws.Order(year));
        var batches = (ordered.Count + options.BatchSize - 1) / options.BatchSize;
        var pulls = new PullSchedule(options, batches);
        var yearTheta = new YearTheta(options, year.ActiveNodes.Length,
            (place, row) => theta.AsSpan(year.ActiveNodes[place] * dimensions, dimensions).CopyTo(row));
        var step = new BatchStep(options, yearTheta);
        using (var pipeline = new BatchPipeline(() => new BatchPreparation(year, combinations, ordered, draws, yearTheta,
            options.BatchSize), options.Passes, batches, threads))
        {
            for (var number = 0; number < options.Passes * batches; number++)
            {
                if (number % batches == 0)
                    pulls.Begin(number / batches);
                step.Run(pipeline.Take(number), number, pulls);
                pipeline.Release();
            }
        }

        for (var place = 0; place < year.ActiveNodes.Length; place++)
            yearTheta.Final(place, options.Passes * batches, pulls,
                theta.AsSpan(year.ActiveNodes[place] * dimensions, dimensions));
    }
}
