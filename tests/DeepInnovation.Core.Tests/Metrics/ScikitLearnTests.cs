using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Core.Tests.Metrics;

/// <summary>Every metric against scikit-learn, to 1e-12.</summary>
public sealed class ScikitLearnTests
{
    private const double Tolerance = 1e-12;
    private static readonly Reference Values = Reference.Load();

    public static TheoryData<string> Names => [.. Values.Cases.Select(c => c.Name)];

    [Fact]
    public void The_reference_says_what_made_it() => Assert.Equal("1.2.1", Values.MadeWith["scikit-learn"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Ranking_metrics_agree(string name)
    {
        var expected = Case(name);
        Assert.Equal(expected.AveragePrecision, Ranking.AveragePrecision(expected.Data), Tolerance);
        Close(expected.Auroc, Ranking.Auroc(expected.Data));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Threshold_metrics_agree(string name)
    {
        var expected = Case(name);
        var matrix = ConfusionMatrix.At(expected.Data, expected.Threshold);
        Assert.Equal(expected.Confusion.Select(c => (double)c),
            [matrix.TrueNegatives, matrix.FalsePositives, matrix.FalseNegatives, matrix.TruePositives]);
        Assert.Equal(expected.Accuracy, matrix.Accuracy(), Tolerance);
        Close(expected.Positive, matrix.Positive());
        Close(expected.Negative, matrix.Negative());
        Close([.. expected.Macro, expected.Labels.Length], matrix.Macro());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_precision_recall_curve_agrees(string name)
    {
        var expected = Case(name);
        var curve = PrecisionRecallPoint.Curve(expected.Data);
        Assert.Equal(expected.Curve.Length, curve.Count);
        foreach (var (reference, point) in expected.Curve.Zip(curve))
        {
            Assert.Equal(reference[0], point.Threshold);
            Assert.Equal(reference[1], point.Precision, Tolerance);
            Assert.Equal(reference[2], point.Recall, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Calibration_agrees(string name)
    {
        var expected = Case(name);
        if (expected.BinCounts is null)
            return; // Not defined there: CalibrationTests has these cases by hand.
        Close(expected.Brier, Calibration.Brier(expected.Data));
        Close(expected.CalibrationError, Calibration.ExpectedCalibrationError(expected.Data));
        var bins = Calibration.Reliability(expected.Data);
        Assert.Equal(expected.BinCounts, bins.Select(b => b.Count));
        Assert.All(expected.BinPositiveShares!.Zip(bins), pair => Assert.Equal(pair.First, pair.Second.PositiveShare, Tolerance));
        Assert.All(expected.BinMeanScores!.Zip(bins), pair => Assert.Equal(pair.First, pair.Second.MeanScore, Tolerance));
    }

    [Fact]
    public void Bootstrap_intervals_agree_within_the_noise_of_resampling()
    {
        var reference = Values.Bootstrap;
        var options = new EvaluationOptions { Resamples = reference.Resamples, Seed = 1 };
        var evaluation = Measured.Of(RankedScores.Of(reference.Labels, reference.Scores), 0.5, options);
        Assert.Equal(3, reference.Intervals.Count);
        foreach (var (metric, expected) in reference.Intervals)
        {
            // The widths are about 0.1; the ends of 10,000 resamples have a standard error of about 0.001.
            Assert.Equal(expected[0], evaluation.Intervals[metric].Low, 0.005);
            Assert.Equal(expected[1], evaluation.Intervals[metric].High, 0.005);
        }
    }

    private static ReferenceCase Case(string name) => Values.Cases.Single(c => c.Name == name);

    private static void Close(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is not null)
            Assert.Equal(expected.Value, actual!.Value, Tolerance);
    }

    private static void Close(double[] expected, ClassMetrics actual)
    {
        Assert.Equal(expected[0], actual.Precision, Tolerance);
        Assert.Equal(expected[1], actual.Recall, Tolerance);
        Assert.Equal(expected[2], actual.F1, Tolerance);
        Assert.Equal(expected[3], actual.Support);
    }
}
