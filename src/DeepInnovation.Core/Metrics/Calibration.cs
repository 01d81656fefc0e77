namespace DeepInnovation.Core.Metrics;

/// <summary>
/// Whether scores mean what they say: of the documents scored 0.8, are 80 % of label 1? Only for scores in [0, 1]; for others
/// every metric here is null.
/// </summary>
public static class Calibration
{
    /// <summary>The number of bins used unless told otherwise.</summary>
    public const int DefaultBins = 10;

    /// <summary>Brier score, the mean of (score - label)^2 (Brier, 1950): 0 is perfect. O(n).</summary>
    public static double? Brier(RankedScores data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.AreProbabilities ? Brier(data, data.Weights) : null;
    }

    /// <summary>
    /// Expected calibration error (Naeini et al., 2015): over equal-width bins, the mean distance between mean score and
    /// share of label 1, each bin weighted by its documents. O(n + bins).
    /// </summary>
    /// <param name="data">The scores.</param>
    /// <param name="bins">How many bins; the value depends on it, so state it with the value.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is not positive.</exception>
    public static double? ExpectedCalibrationError(RankedScores data, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        return data.AreProbabilities ? ExpectedCalibrationError(data, BinStarts(data, bins), data.Weights) : null;
    }

    /// <summary>
    /// The reliability curve: one row for each bin that holds a score, from the lowest. Empty when
    /// scores leave [0, 1]. O(n + bins).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is not positive.</exception>
    public static IReadOnlyList<ReliabilityBin> Reliability(RankedScores data, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (!data.AreProbabilities)
            return [];
        var starts = BinStarts(data, bins);
        var rows = new List<ReliabilityBin>(bins);
        for (var bin = 0; bin < bins; bin++)
        {
            var count = starts[bin] - starts[bin + 1];
            var (weight, scores, positives) = Sums(data, starts[bin + 1], starts[bin], data.Weights);
            if (count > 0)
            {
                rows.Add(new ReliabilityBin
                {
                    Low = Edge(bin, bins),
                    High = Edge(bin + 1, bins),
                    Count = count,
                    MeanScore = scores / weight,
                    PositiveShare = positives / weight,
                });
            }
        }

        return rows;
    }

    internal static double Brier(RankedScores data, ReadOnlySpan<double> weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < data.Count; i++)
        {
            var (distance, weight) = (data.Scores[i] - data.Labels[i], weights.IsEmpty ? 1 : weights[i]);
            sum += weight * distance * distance;
            total += weight;
        }

        return sum / total;
    }

    internal static double ExpectedCalibrationError(RankedScores data, int[] binStarts, ReadOnlySpan<double> weights)
    {
        var (distance, total) = (0.0, 0.0);
        for (var bin = 0; bin < binStarts.Length - 1; bin++)
        {
            var (weight, scores, positives) = Sums(data, binStarts[bin + 1], binStarts[bin], weights);
            distance += Math.Abs(scores - positives);
            total += weight;
        }

        return distance / total;
    }

    /// <summary>
    /// Bin b holds the rows from [b + 1] to [b] (exclusive): scores fall, so high bins come first. A score on an edge belongs to
    /// the bin below it, and 0 to the first, as in scikit-learn's <c>calibration_curve</c>.
    /// </summary>
    internal static int[] BinStarts(RankedScores data, int bins)
    {
        var starts = new int[bins + 1];
        for (var bin = 1; bin < bins; bin++)
            starts[bin] = data.CountAtLeast(Math.BitIncrement(Edge(bin, bins)));
        starts[0] = data.Count;
        return starts;
    }

    // i * (1 / bins), rounded as NumPy's linspace rounds it, so that scores on an edge fall where scikit-learn puts them.
    private static double Edge(int bin, int bins) => bin == bins ? 1 : bin * (1.0 / bins);

    private static (double Weight, double Scores, double Positives) Sums(RankedScores data, int from, int to,
        ReadOnlySpan<double> weights)
    {
        var (total, scores, positives) = (0.0, 0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            total += weight;
            scores += weight * data.Scores[i];
            positives += weight * data.Labels[i];
        }

        return (total, scores, positives);
    }
}
