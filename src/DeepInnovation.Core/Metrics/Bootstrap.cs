using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Metrics;

/// <summary>
/// Percentile intervals by the plain bootstrap (Efron, 1979): documents are drawn with replacement, not stratified by class, so
/// the interval also holds the uncertainty of the prevalence. Scores with a <see cref="SurveyDesign"/> are drawn
/// as it says. Resample i has its own random stream, so the interval is the same for every number of threads,
/// and for every order of the input.
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
            if (Percentiles(values.Select(v => v[m]), (1 - options.Confidence) / 2) is { } interval)
                intervals[MetricNames.All[m]] = interval;
        }

        return intervals;
    }

    /// <summary>
    /// The interval between the <paramref name="tail"/> shares of resampled values; NaN is left out. Null when nothing is left.
    /// </summary>
    public static Interval? Percentiles(IEnumerable<double> values, double tail)
    {
        double[] defined = [.. values.Where(v => !double.IsNaN(v)).Order()];
        return defined.Length == 0 ? null
            : new Interval(Quantile.Of(defined, tail), Quantile.Of(defined, 1 - tail), defined.Length);
    }

    /// <summary>The 95 % percentile interval of a mean. O(resamples * n).</summary>
    /// <param name="values">At least one.</param>
    /// <param name="resamples">At least one.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <param name="purpose">Names the random streams, one for each resample.</param>
    public static Interval OfMean(IReadOnlyList<double> values, int resamples, long seed, string purpose)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var (means, counts) = (new double[resamples], new int[values.Count]);
        for (var i = 0; i < resamples; i++)
        {
            Draw(new SeededRandom(seed, FormattableString.Invariant($"{purpose}/{i}")), counts);
            var sum = 0.0;
            for (var row = 0; row < counts.Length; row++)
                sum += counts[row] * values[row];
            means[i] = sum / counts.Length;
        }

        return Percentiles(means, 0.025)!;
    }

    /// <summary>
    /// Fills <paramref name="counts"/> with how often each of its rows is drawn in as many draws as there are rows.
    /// </summary>
    public static void Draw(SeededRandom random, Span<int> counts)
    {
        counts.Clear();
        for (var i = 0; i < counts.Length; i++)
            counts[random.Next(counts.Length)]++;
    }

    /// <summary>
    /// Fills <paramref name="weights"/> with those of a resample: as the design says, or without
    /// one as <see cref="Draw"/> counts.
    /// </summary>
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
