using System.Runtime.CompilerServices;
using System.Text.Json;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Core.Tests.Metrics;

/// <summary>
/// Every weighted metric against scikit-learn's <c>sample_weight</c> (reference/make_weighted_reference.py), to 1e-12.
/// </summary>
public sealed class WeightedScikitLearnTests
{
    private const double Tolerance = 1e-12;
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly WeightedReference Values = Load();

    public static TheoryData<string> Names => [.. Values.Cases.Select(c => c.Name)];

    [Fact]
    public void The_reference_says_what_made_it() => Assert.Equal("1.2.1", Values.MadeWith["scikit-learn"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void All_metrics_agree(string name)
    {
        var expected = Values.Cases.Single(c => c.Name == name);
        var design = SurveyDesign.Of([.. expected.Weights.Select((w, i) => new SurveyRow("all", $"{i}", w))]);
        var data = RankedScores.Of(expected.Labels, expected.Scores, design);
        var evaluation = Measured.Of(data, expected.Threshold, EvaluationOptions.WithoutIntervals);
        Assert.Equal(expected.AveragePrecision, evaluation.AveragePrecision, Tolerance);
        Assert.Equal(expected.Auroc, evaluation.Auroc!.Value, Tolerance);
        Assert.Equal(expected.Accuracy, evaluation.Accuracy, Tolerance);
        Assert.Equal(expected.Brier, evaluation.Brier!.Value, Tolerance);
        Assert.Equal(expected.CalibrationError, evaluation.ExpectedCalibrationError!.Value, Tolerance);
        Close(expected.Negative, evaluation.Negative);
        Close(expected.Positive, evaluation.Positive);
        var matrix = evaluation.Confusion;
        Assert.All(expected.Confusion.Zip([matrix.TrueNegatives, matrix.FalsePositives, matrix.FalseNegatives,
            matrix.TruePositives]), p => Assert.Equal(p.First, p.Second, 1e-9));
        var curve = PrecisionRecallPoint.Curve(data);
        Assert.Equal(expected.Curve.Length, curve.Count);
        Assert.All(expected.Curve.Zip(curve), p =>
        {
            Assert.Equal(p.First[0], p.Second.Threshold);
            Assert.Equal(p.First[1], p.Second.Precision, Tolerance);
            Assert.Equal(p.First[2], p.Second.Recall, Tolerance);
        });
        Assert.Equal(1, curve[^1].Recall);
    }

    private static void Close(double[] expected, ClassMetrics actual)
    {
        Assert.Equal(expected[0], actual.Precision, Tolerance);
        Assert.Equal(expected[1], actual.Recall, Tolerance);
        Assert.Equal(expected[2], actual.F1, Tolerance);
        Assert.Equal(expected[3], actual.Support, 1e-9);
    }

    private static WeightedReference Load([CallerFilePath] string here = "") => JsonSerializer.Deserialize<WeightedReference>(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "reference", "weighted.json")), SnakeCase)!;

    private sealed record WeightedReference(Dictionary<string, string> MadeWith, List<WeightedCase> Cases);

    private sealed record WeightedCase(
        string Name, int[] Labels, double[] Scores, double[] Weights, double Threshold, double AveragePrecision,
        double Auroc, double Accuracy,
        double[] Negative, double[] Positive, double[] Confusion, double Brier, double CalibrationError, double[][] Curve);
}
