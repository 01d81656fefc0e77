using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Metrics;

/// <summary>
/// Percentile intervals by the plain bootstrap (Efron, 1979): documents are drawn with replacement, not stratified by class, so
/// the interval also holds the uncertainty of the prevalence. Scores with a <see cref="SurveyDesign"/> are drawn as it says. Resample i has its own random stream, so the interval is the
/// same for every number of threads, and for every order of the input.
/// </summary>
public static class Bootstrap
{
    /// <summary>
    /// The intervals of all metrics that some resample defines. O(resamples * n): a resample is a weight for each sorted row,
    /// never sorted again.
    /// </summary>
    internal static SortedDictionary<string, Interval> Intervals(
        RankedScores data, MetricVector metrics, EvaluationOptions options, CancellationToken cancellation)
    {
        if (data.Design is { HasIntervals: false })
            return new SortedDictionary<string, Interval>(StringComparer.Ordinal);
        var values = new double[options.Resamples][];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = options.Threads ?? -1 };
        Parallel.For(0, options.Resamples, parallel, () => new double[data.Count], (i, _, weights) =>
        {
            DrawWeights(data.Design, new SeededRandom(options.Seed, $"metrics/bootstrap/{i}"), weights);
            values[i] = metrics.Values(weights);
            return weights;
        }, _ => { });

        var intervals = new SortedDictionary<string, Interval>(StringComparer.Ordinal);
        for (var m = 0; m < MetricNames.All.Count && options.Resamples > 0; m++)
        {
            var defined = values.Select(v => v[m]).Where(v => !double.IsNaN(v)).Order().ToArray();
            if (defined.Length > 0)
            {
                var tail = (1 - options.Confidence) / 2;
                intervals[MetricNames.All[m]] = new Interval(Quantile.Of(defined, tail), Quantile.Of(defined, 1 - tail), defined.Length);
            }
        }

        return intervals;
    }

    /// <summary>Fills <paramref name="counts"/> with how often each of its rows is drawn in as many draws as there are rows.</summary>
    public static void Draw(SeededRandom random, Span<int> counts)
    {
        counts.Clear();
        for (var i = 0; i < counts.Length; i++)
            counts[random.Next(counts.Length)]++;
    }

    /// <summary>Fills <paramref name="weights"/> with those of a resample: as the design says, or without one as <see cref="Draw"/> counts.</summary>
    public static void DrawWeights(SurveyDesign? design, SeededRandom random, Span<double> weights)
    {
        if (design is not null)
        {
            design.Draw(random, weights);
            return;
        }

        weights.Clear();
        for (var i = 0; i < weights.Length; i++)
            weights[random.Next(weights.Length)]++;
    }
}
