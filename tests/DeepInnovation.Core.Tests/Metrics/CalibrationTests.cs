using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Core.Tests.Metrics;

public sealed class CalibrationTests
{
    [Fact]
    public void The_error_of_a_hand_made_case()
    {
        // Bin (0.1, 0.2]: mean 0.2, share 0; bin (0.8, 0.9]: mean 0.9, share 0.5. (2 * 0.2 + 2 * 0.4) / 4 = 0.3.
        var data = RankedScores.Of([0, 0, 1, 0], [0.2, 0.2, 0.9, 0.9]);
        Assert.Equal(0.3, Calibration.ExpectedCalibrationError(data)!.Value, 1e-15);
        Assert.Equal((0.04 + 0.04 + 0.01 + 0.81) / 4, Calibration.Brier(data)!.Value, 1e-15);
    }

    [Fact]
    public void Only_bins_that_hold_a_score_are_shown_and_an_edge_belongs_below()
    {
        var bins = Calibration.Reliability(RankedScores.Of([0, 1, 1, 1], [0, 0.5, 0.51, 1]), bins: 2);
        Assert.Equal([2L, 2L], bins.Select(b => b.Count));
        Assert.Equal([0.25, 0.755], bins.Select(b => b.MeanScore));
        Assert.Equal([0.5, 1], bins.Select(b => b.PositiveShare));
        Assert.Equal([(0, 0.5), (0.5, 1)], bins.Select(b => (b.Low, b.High)));
        Assert.Single(Calibration.Reliability(RankedScores.Of([1], [0.05])));
    }

    [Fact]
    public void One_class_only_is_still_calibrated_or_not()
    {
        var data = RankedScores.Of([1, 1], [0.75, 0.25]);
        Assert.Equal(0.5, Calibration.ExpectedCalibrationError(data)!.Value, 1e-15);
        Assert.Equal((0.0625 + 0.5625) / 2, Calibration.Brier(data)!.Value, 1e-15);
    }

    [Theory]
    [InlineData(1.0000001)]
    [InlineData(-0.0000001)]
    public void Scores_that_are_no_probabilities_have_no_calibration(double score)
    {
        var data = RankedScores.Of([0, 1], [0.5, score]);
        Assert.Null(Calibration.Brier(data));
        Assert.Null(Calibration.ExpectedCalibrationError(data));
        Assert.Empty(Calibration.Reliability(data));
    }
}
