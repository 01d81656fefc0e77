using DeepInnovation.Classifier;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Cli.Tests;

/// <summary>A run's baseline, applied to its own corpus from its file, says what the run said.</summary>
public sealed class ScoreCommandTests(SmallCorpus corpus) : IClassFixture<SmallCorpus>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_baseline_of_a_run_scores_as_the_run_did_and_other_files_are_refused_by_name()
    {
        var run = Path.Combine(_folder, "run");
        foreach (var stage in (string[])["corpus", "candidates", "sampling", "labels", "classifier"])
        {
            var (done, _, fault) = Cli.Run("reproduce", "--papers", corpus.Papers, "--patents", corpus.Patents, "--answers",
                corpus.Answers, "--classifier", "baseline", "--sample-size", "300", "--out", run, "--only", stage);
            Assert.True(done == 0, $"{stage}: {fault}");
        }

        var model = Path.Combine(run, "05-classifier", "baseline.zip");
        File.Move(model, Path.Combine(_folder, "any name.zip")); // alone, with nothing of the run beside it
        var (code, output, error) = Score("any name.zip", "--patents", corpus.Patents, "--shard-rows", "77");
        Assert.True(code == 0, error);
        var expected = ParquetTable.Read<DocumentScore>(Path.Combine(run, "05-classifier", "scores.parquet"));
        var given = Directory.GetFiles(Path.Combine(_folder, "out"), "*.parquet").Order(StringComparer.Ordinal)
            .SelectMany(ParquetTable.Read<CorpusScore>).ToList();
        Assert.Equal(
            expected.Select(s => (s.Kind, s.Id, BitConverter.DoubleToInt64Bits(s.Score), s.IsAI)),
            given.Select(s => (s.Kind, s.Id, BitConverter.DoubleToInt64Bits(s.Score), s.IsAI)));
        Assert.All(given, s => Assert.True(s is { Outer: null, Inner: null }));
        Assert.Contains($"600 documents scored, {expected.Count(s => s.IsAI)} of them about AI; 8 shards", output,
            StringComparison.Ordinal);

        (code, _, error) = Score("any name.zip", "--int8");
        Assert.Equal(2, code);
        Assert.Contains("--int8 needs a BERT, and this model is not one, found \"baseline\"", error, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "text.zip"), "no zip");
        (code, _, error) = Score("text.zip");
        Assert.Equal(2, code);
        Assert.Contains("text.zip: this is not a zip file, so it is not a model of a classifier", error,
            StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    private (int Code, string Output, string Error) Score(string model, params string[] more) =>
        Cli.Run(["score", "--model", Path.Combine(_folder, model), "--papers", corpus.Papers, "--out",
            Path.Combine(_folder, "out"), .. more]);
}
