namespace DeepInnovation.Core.Metrics;

/// <summary>All scalar metrics of scores at a threshold, of the sample itself or of a resample of it, by one code path.</summary>
internal sealed class MetricVector
{
    private readonly RankedScores _data;
    private readonly int _accepted;
    private readonly int[] _binStarts;

    internal MetricVector(RankedScores data, double threshold, int bins)
    {
        _data = data;
        _accepted = data.CountAtLeast(threshold);
        _binStarts = data.AreProbabilities ? Calibration.BinStarts(data, bins) : [];
    }

    /// <summary>The values in the order of <see cref="MetricNames.All"/>; NaN where a metric is not defined. O(n).</summary>
    /// <param name="weights">How much each row of the sorted data counts; empty for once each.</param>
    internal double[] Values(ReadOnlySpan<double> weights)
    {
        var confusion = ConfusionMatrix.At(_data, _accepted, weights);
        var (positive, negative, macro) = (confusion.Positive(), confusion.Negative(), confusion.Macro());
        return
        [
            Ranking.AveragePrecision(_data, weights),
            Ranking.Auroc(_data, weights),
            positive.Support / macro.Support,
            confusion.Accuracy(),
            positive.Precision, positive.Recall, positive.F1,
            negative.Precision, negative.Recall, negative.F1,
            macro.Precision, macro.Recall, macro.F1,
            _data.AreProbabilities ? Calibration.Brier(_data, weights) : double.NaN,
            _data.AreProbabilities ? Calibration.ExpectedCalibrationError(_data, _binStarts, weights) : double.NaN,
        ];
    }
}
