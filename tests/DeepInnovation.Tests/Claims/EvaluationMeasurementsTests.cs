using System.Text.Json;
using DeepInnovation.Claims;
using DeepInnovation.Core;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Tests.Claims;

public sealed class EvaluationMeasurementsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_figure_of_Table_5_is_read_with_its_interval_and_stays_the_baselines()
    {
        // Decisions at 0.5: three of four label-1 rows and one of six label-0 rows are accepted.
        var scores = RankedScores.Of([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], [0.9, 0.8, 0.7, 0.2, 0.6, 0.4, 0.3, 0.25, 0.1, 0]);
        var path = Write(("test", Evaluation.Of(scores, 0.5)),
            ("validation", Evaluation.Of(scores, 0.5, EvaluationOptions.WithoutIntervals)), ("train", null));
        var measured = EvaluationMeasurements.Of(path);
        Assert.All(measured, m => Assert.Contains("baseline", m.Obstacle, StringComparison.Ordinal));
        Assert.All(measured, m => Assert.Equal(10, m.N));
        var test = measured.Where(m => m.Id.StartsWith("classifier.test.", StringComparison.Ordinal))
            .ToDictionary(m => m.Id["classifier.test.".Length..]);
        Assert.Equal(
            ["accuracy=0.8", "ai.f1=0.75", "ai.precision=0.75", "ai.recall=0.75", "average-precision=0.875",
             "non-ai.f1=0.8333", "non-ai.precision=0.8333", "non-ai.recall=0.8333"],
            test.OrderBy(m => m.Key, StringComparer.Ordinal)
                .Select(m => FormattableString.Invariant($"{m.Key}={m.Value.Value:0.####}")));
        Assert.All(test.Values, m => Assert.True(m.Low <= m.Value && m.Value <= m.High && m.Low < m.High, m.Id));
        Assert.Equal(8,
            measured.Count(m => m.Id.StartsWith("classifier.validation.", StringComparison.Ordinal) && m.Low is null));
        Assert.Equal(16, measured.Count);
    }

    [Fact]
    public void Each_claim_of_Table_5_but_the_manual_rows_names_a_figure_that_is_read()
    {
        var any = Evaluation.Of(RankedScores.Of([1, 0], [1, 0]), 0.5, EvaluationOptions.WithoutIntervals);
        var read = EvaluationMeasurements.Of(Write(("train", any), ("validation", any), ("test", any)))
            .Select(m => m.Id).ToHashSet();
        var named = ClaimBook.DeepInnovationAI.Claims.Where(claim => claim.Topic == "classifier")
            .Select(claim => claim.Measurement!).ToList();
        Assert.Equal(7, named.Count(id => !read.Contains(id)));
        Assert.All(named.Where(id => !read.Contains(id)),
            id => Assert.StartsWith("classifier.manual.", id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_or_missing_file_is_named()
    {
        var broken = _folder.Write("evaluation.json", "{ \"test\": ");
        Assert.StartsWith($"{broken}, line 1: this is no evaluation",
            Assert.Throws<InputException>(() => EvaluationMeasurements.Of(broken)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InputException>(
            () => EvaluationMeasurements.Of(_folder["none.json"])).Message, StringComparison.Ordinal);
    }

    private string Write(params (string Split, Evaluation? Evaluation)[] splits) =>
        _folder.Write("evaluation.json",
            JsonSerializer.Serialize(splits.ToDictionary(s => s.Split, s => s.Evaluation), Evaluation.Json));
}
