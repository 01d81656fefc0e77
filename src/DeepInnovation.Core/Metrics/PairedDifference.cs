using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Metrics;

/// <summary>
/// How much better one classifier ranks the same documents than another: the difference of their average precisions, with a
/// paired bootstrap interval. Each resample draws documents, not scores, so what makes a draw easy or hard is the same for
/// both and falls out of the difference.
/// </summary>
/// <param name="Value">The first's average precision minus the second's.</param>
/// <param name="Interval">Percentile interval over the resamples that hold a document of label 1;
/// null when none was drawn.</param>
public sealed record PairedDifference(double Value, Interval? Interval)
{
    /// <summary>
    /// Measures it. The order of the documents decides nothing: they are first sorted by both scores and label.
    /// O(n log n + resamples * n).
    /// </summary>
    /// <param name="labels">0 or 1 each.</param>
    /// <param name="first">One classifier's scores.</param>
    /// <param name="second">The other's, of the same documents in the same order.</param>
    /// <param name="options">Resamples, seed and confidence.</param>
    /// <param name="design">How the documents were drawn; null where the difference is that on these documents.</param>
    /// <param name="cancellation">Stops the bootstrap.</param>
    /// <exception cref="InputException">There are no documents, a label is neither 0 nor 1, or a score is not finite.</exception>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static PairedDifference OfAveragePrecision(
        IReadOnlyList<int> labels, IReadOnlyList<double> first, IReadOnlyList<double> second, EvaluationOptions options,
        SurveyDesign? design = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (one, two) = (RankedScores.Of(labels, first, design), RankedScores.Of(labels, second, design));
        int[] rows = [.. Enumerable.Range(0, labels.Count).OrderByDescending(i => first[i]).ThenByDescending(i => second[i])
            .ThenByDescending(i => labels[i])
            .ThenByDescending(i => design?.Weights[i]).ThenBy(i => design?.Units[i])];
        var drawnFrom = design?.Reordered(rows);
        var (placeOne, placeTwo) = (Places(rows, labels, first), Places(rows, labels, second));
        var values = new double[options.Resamples];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = options.Threads ?? -1 };
        Parallel.For(0, options.Resamples, parallel,
            () => (Drawn: new double[rows.Length], Placed: new double[rows.Length]), (i, _, space) =>
            {
                Bootstrap.DrawWeights(drawnFrom, new SeededRandom(options.Seed, $"metrics/paired/{i}"), space.Drawn);
                values[i] = Precision(one, placeOne, space) - Precision(two, placeTwo, space);
                return space;
            }, _ => { });

        return new PairedDifference(
            Ranking.AveragePrecision(one) - Ranking.AveragePrecision(two),
            design is { HasIntervals: false } ? null : Bootstrap.Percentiles(values, (1 - options.Confidence) / 2));
    }

    private static double Precision(RankedScores data, int[] places, (double[] Drawn, double[] Placed) space)
    {
        for (var place = 0; place < places.Length; place++)
            space.Placed[place] = space.Drawn[places[place]];
        return Ranking.AveragePrecision(data, space.Placed);
    }

    /// <summary>
    /// For each row of the ranked scores the number of the document there. Rows of equal score and label are interchangeable.
    /// </summary>
    private static int[] Places(int[] rows, IReadOnlyList<int> labels, IReadOnlyList<double> scores) =>
        [.. Enumerable.Range(0, rows.Length).OrderByDescending(k => scores[rows[k]]).ThenByDescending(k => labels[rows[k]])];
}
