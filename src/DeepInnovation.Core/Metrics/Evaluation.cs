using System.Text.Json;

namespace DeepInnovation.Core.Metrics;

/// <summary>Everything measured on one set of labels and scores at one threshold. Its JSON names are snake_case.</summary>
public sealed record Evaluation
{
    /// <summary>How evaluations are written: indented, snake_case, an undefined metric as null.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>Documents.</summary>
    public int N { get; init; }

    /// <summary>Documents of label 1.</summary>
    public int Positives { get; init; }

    /// <summary>
    /// The documents that these stand for, where they are weighted (see <see cref="SurveyDesign"/>): then all but
    /// <see cref="N"/>, <see cref="Positives"/> and the counts of <see cref="Reliability"/> speak of them.
    /// <see cref="N"/> itself without weights.
    /// </summary>
    public double Population { get; init; }

    /// <summary>The share of label 1: the average precision that scores without information reach.</summary>
    public double Prevalence { get; init; }

    /// <summary>Scores of at least this are taken as label 1.</summary>
    public double Threshold { get; init; }

    /// <summary>AUPRC, see <see cref="Ranking.AveragePrecision(RankedScores)"/>.</summary>
    public double AveragePrecision { get; init; }

    /// <summary>See <see cref="Ranking.Auroc(RankedScores)"/>; null with one class only.</summary>
    public double? Auroc { get; init; }

    /// <summary>Share of right decisions at the threshold.</summary>
    public double Accuracy { get; init; }

    /// <summary>Label 1 at the threshold.</summary>
    public required ClassMetrics Positive { get; init; }

    /// <summary>Label 0 at the threshold.</summary>
    public required ClassMetrics Negative { get; init; }

    /// <summary>The mean of both classes.</summary>
    public required ClassMetrics Macro { get; init; }

    /// <summary>Labels against decisions at the threshold.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>See <see cref="Calibration.Brier(RankedScores)"/>; null when scores leave [0, 1].</summary>
    public double? Brier { get; init; }

    /// <summary>
    /// See <see cref="Calibration.ExpectedCalibrationError(RankedScores, int)"/>; null when scores leave [0, 1].
    /// </summary>
    public double? ExpectedCalibrationError { get; init; }

    /// <summary>Bins of the calibration error.</summary>
    public int CalibrationBins { get; init; }

    /// <summary>The reliability curve, see <see cref="Calibration.Reliability(RankedScores, int)"/>.</summary>
    public IReadOnlyList<ReliabilityBin> Reliability { get; init; } = [];

    /// <summary>
    /// Bootstrap percentile intervals by metric (<see cref="MetricNames"/>), sorted by name; a metric
    /// that no resample defines has none.
    /// </summary>
    public IReadOnlyDictionary<string, Interval> Intervals
    {
        get;
        init;
    } = new SortedDictionary<string, Interval>(StringComparer.Ordinal);

    /// <summary>The share of resamples in an interval.</summary>
    public double Confidence { get; init; }

    /// <summary>Resamples drawn; 0 when no intervals were asked for.</summary>
    public int Resamples { get; init; }

    /// <summary>Seed of the resamples.</summary>
    public long Seed { get; init; }

    /// <summary>Measures everything. O(n log n + resamples * n).</summary>
    /// <param name="data">Labels and scores.</param>
    /// <param name="threshold">Chosen on other data, or by agreement.</param>
    /// <param name="options">Bins and bootstrap; null for the defaults.</param>
    /// <param name="cancellation">Stops the bootstrap.</param>
    /// <exception cref="InputException">An option is out of its range, or the threshold is not finite.</exception>
    public static Evaluation Of(RankedScores data, double threshold, EvaluationOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new EvaluationOptions();
        Check(threshold, options);
        var metrics = new MetricVector(data, threshold, options.CalibrationBins);
        var confusion = ConfusionMatrix.At(data, threshold);
        return new Evaluation
        {
            N = data.Count,
            Positives = data.Positives,
            Population = data.Weight,
            Prevalence = data.Prevalence,
            Threshold = threshold,
            AveragePrecision = Ranking.AveragePrecision(data),
            Auroc = Ranking.Auroc(data),
            Accuracy = confusion.Accuracy(),
            Positive = confusion.Positive(),
            Negative = confusion.Negative(),
            Macro = confusion.Macro(),
            Confusion = confusion,
            Brier = Calibration.Brier(data),
            ExpectedCalibrationError = Calibration.ExpectedCalibrationError(data, options.CalibrationBins),
            CalibrationBins = options.CalibrationBins,
            Reliability = Calibration.Reliability(data, options.CalibrationBins),
            Intervals = Bootstrap.Intervals(data, metrics, options, cancellation),
            Confidence = options.Confidence,
            Resamples = options.Resamples,
            Seed = options.Seed,
        };
    }

    /// <summary>The metrics as lines for people, in the order of <see cref="MetricNames.All"/>.</summary>
    public IReadOnlyList<MetricRow> ToTable()
    {
        double?[] values =
        [
            AveragePrecision, Auroc, Prevalence, Accuracy,
            Positive.Precision, Positive.Recall, Positive.F1,
            Negative.Precision, Negative.Recall, Negative.F1,
            Macro.Precision, Macro.Recall, Macro.F1,
            Brier, ExpectedCalibrationError,
        ];
        return [.. MetricNames.All.Zip(values, (name, value) =>
            new MetricRow(name, value, Intervals.GetValueOrDefault(name)?.Low, Intervals.GetValueOrDefault(name)?.High))];
    }

    private static void Check(double threshold, EvaluationOptions options)
    {
        if (!double.IsFinite(threshold))
            throw new InputException("the threshold is not a finite number", "Give a number such as 0.5");
        if (options.Resamples < 0)
            throw new InputException($"the number of resamples is {options.Resamples}", "Give 0 (no intervals) or more");
        if (options.Confidence is not (> 0 and < 1))
            throw new InputException(FormattableString.Invariant($"the confidence is {options.Confidence}"),
                "Give a share between 0 and 1, such as 0.95");
        if (options.CalibrationBins < 1)
            throw new InputException($"the number of calibration bins is {options.CalibrationBins}", "Give 1 or more");
    }
}
