using System.Text.Json;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Core.Tests.Metrics;

public sealed class EvaluationTests
{
    private static readonly RankedScores Data = RankedScores.Of([1, 0, 1, 0, 0], [0.9, 0.8, 0.7, 0.2, 0.1]);

    [Fact]
    public void It_survives_json_and_its_names_are_snake_case()
    {
        var evaluation = Measured.Of(Data, 0.75, new EvaluationOptions { Resamples = 50 });
        var text = JsonSerializer.Serialize(evaluation, Evaluation.Json);
        var root = JsonDocument.Parse(text).RootElement;
        Assert.Equal(5, root.GetProperty("n").GetInt32());
        Assert.Equal(2, root.GetProperty("positives").GetInt32());
        Assert.Equal(1, root.GetProperty("confusion").GetProperty("false_positives").GetInt32());
        Assert.Equal(0.5, root.GetProperty("positive").GetProperty("f1").GetDouble());
        Assert.True(root.GetProperty("intervals").GetProperty("average_precision").GetProperty("low").GetDouble() >= 0);
        Assert.Equal(text,
            JsonSerializer.Serialize(JsonSerializer.Deserialize<Evaluation>(text, Evaluation.Json), Evaluation.Json));
    }

    [Fact]
    public void What_is_not_defined_is_null()
    {
        var evaluation = Measured.Of(RankedScores.Of([1, 1], [3, -2]), 0, new EvaluationOptions { Resamples = 50 });
        var root = JsonDocument.Parse(JsonSerializer.Serialize(evaluation, Evaluation.Json)).RootElement;
        Assert.Equal(JsonValueKind.Null, root.GetProperty("auroc").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("brier").ValueKind);
        Assert.False(evaluation.Intervals.ContainsKey("auroc"));
        Assert.Equal(new MetricRow("auroc", null, null, null), evaluation.ToTable()[1]);
    }

    [Fact]
    public void The_table_has_every_metric_once_with_its_interval()
    {
        var evaluation = Measured.Of(Data, 0.75, new EvaluationOptions { Resamples = 50 });
        var table = evaluation.ToTable();
        Assert.Equal(MetricNames.All, table.Select(r => r.Metric));
        Assert.All(table, r => Assert.True(r.Value is >= 0 and <= 1 && r.Low <= r.High, r.ToString()));
        Assert.Equal(new MetricVector(Data, 0.75, 10).Values([]), table.Select(r => r.Value!.Value));
    }

    [Fact]
    public void Without_resamples_there_are_no_intervals() =>
        Assert.Empty(Measured.Of(Data, 0.5, EvaluationOptions.WithoutIntervals).Intervals);

    [Fact]
    public void Bad_input_is_named()
    {
        Fails("there are no scores", () => RankedScores.Of([], []));
        Fails("a score is a finite number (row 2), found \"NaN\"", () => RankedScores.Of([0, 1], [0.5, double.NaN]));
        Fails("a score is a finite number (row 1), found \"Infinity\"",
            () => RankedScores.Of([0, 1], [double.PositiveInfinity, 1]));
        Fails("a label is 0 or 1 (row 2), found \"2\"", () => RankedScores.Of([0, 2], [0.5, 0.5]));
        Fails("threshold", () => Measured.Of(Data, double.NaN));
        Fails("resamples", () => Measured.Of(Data, 0.5, new EvaluationOptions { Resamples = -1 }));
        Fails("confidence", () => Measured.Of(Data, 0.5, new EvaluationOptions { Confidence = 1 }));
        Fails("bins", () => Measured.Of(Data, 0.5, new EvaluationOptions { CalibrationBins = 0 }));
        Assert.Throws<ArgumentException>(() => RankedScores.Of([0, 1], [0.5]));
    }

    private static void Fails(string expected, Func<object> act) =>
        Assert.Contains(expected, Assert.Throws<InputException>(act).Message, StringComparison.Ordinal);
}
