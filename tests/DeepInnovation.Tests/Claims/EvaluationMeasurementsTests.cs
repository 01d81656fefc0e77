using DeepInnovation.Claims;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Claims;

public sealed class EvaluationMeasurementsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_figure_of_Table_5_is_read_with_its_interval_and_stays_the_baselines()
    {
        var path = _folder.Write("evaluation.json", """
            {
              "test": {
                "n": 600, "average_precision": 0.91, "accuracy": 0.9, "auroc": null,
                "positive": { "precision": 0.81, "recall": 0.82, "f1": 0.83, "support": 200 },
                "negative": { "precision": 0.71, "recall": 0.72, "f1": 0.73, "support": 400 },
                "intervals": { "average_precision": { "low": 0.88, "high": 0.94, "resamples": 1000 }, "f1_negative": { "low": 0.7, "high": 0.76 } }
              },
              "validation": { "accuracy": 0.95 }
            }
            """);
        var measured = EvaluationMeasurements.Of(path);
        Assert.Equal(
            ["classifier.validation.accuracy=0.95", "classifier.test.accuracy=0.9", "classifier.test.average-precision=0.91",
             "classifier.test.ai.precision=0.81", "classifier.test.ai.recall=0.82", "classifier.test.ai.f1=0.83",
             "classifier.test.non-ai.precision=0.71", "classifier.test.non-ai.recall=0.72", "classifier.test.non-ai.f1=0.73"],
            measured.Select(m => FormattableString.Invariant($"{m.Id}={m.Value}")));
        Assert.All(measured, m => Assert.Contains("baseline", m.Obstacle, StringComparison.Ordinal));
        var ap = measured.Single(m => m.Id.EndsWith("average-precision", StringComparison.Ordinal));
        Assert.Equal((0.88, 0.94, 600), (ap.Low, ap.High, ap.N));
        Assert.Equal((0.7, 0.76), (measured[^1].Low, measured[^1].High));
        Assert.Null(measured[0].N);
    }

    [Fact]
    public void Each_claim_of_Table_5_but_the_manual_rows_names_a_figure_that_is_read()
    {
        const string Split = """
            { "average_precision": 1, "accuracy": 1, "positive": { "precision": 1, "recall": 1, "f1": 1 }, "negative": { "precision": 1, "recall": 1, "f1": 1 } }
            """;
        var path = _folder.Write("evaluation.json", $$"""{ "train": {{Split}}, "validation": {{Split}}, "test": {{Split}} }""");
        var read = EvaluationMeasurements.Of(path).Select(m => m.Id).ToHashSet();
        var named = ClaimBook.DeepInnovationAI.Claims.Where(claim => claim.Topic == "classifier").Select(claim => claim.Measurement!).ToList();
        Assert.Equal(7, named.Count(id => !read.Contains(id)));
        Assert.All(named.Where(id => !read.Contains(id)), id => Assert.StartsWith("classifier.manual.", id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_or_missing_file_is_named()
    {
        var broken = _folder.Write("evaluation.json", "{ \"test\": ");
        Assert.StartsWith($"{broken}, line 1: this is no evaluation", Assert.Throws<InputException>(() => EvaluationMeasurements.Of(broken)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => EvaluationMeasurements.Of(_folder["none.json"])).Message, StringComparison.Ordinal);
    }
}
