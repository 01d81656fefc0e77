using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs.Novelty.Validation;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Tests;

public sealed class NoveltyCheckCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_is_checked_with_its_own_settings_and_seed()
    {
        MakeRun(documents: 200);
        var (code, output, error) = Cli.Run("novelty-check", "--run", _folder, "--seeds", "2", "--dimensions", "5, 10",
            "--null-samples", "1", "--out", Out);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("150 of 150 novelty values of the run were reproduced", output, StringComparison.Ordinal);
        Assert.Contains("paper-content, 1 pairs by seed: rho ", output, StringComparison.Ordinal);
        Assert.Contains("paper-content against degree-preserving: ", output, StringComparison.Ordinal);
        Assert.Contains("documents with citations: auc ", output, StringComparison.Ordinal);
        var stability = ParquetTable.Read<StabilityRow>(Path.Combine(Out, NoveltyValidationFiles.Stability));
        Assert.Equal([("seed", 9, 10, 6, 6), ("dimensions", 9, 9, 5, 10), ("nodes", 9, null, 6, null)],
            stability.Select(r => (r.Comparison, r.FirstSeed, r.SecondSeed, r.FirstDimensions, r.SecondDimensions)));
        Assert.Equal(["groups.parquet", "hits.parquet", "null-models.parquet", "stability.parquet"],
            Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_run_without_novelty_values_gives_empty_tables()
    {
        MakeRun(documents: 0);
        var (code, output, _) = Cli.Run("novelty-check", "--run", _folder, "--out", Out);
        Assert.Equal(0, code);
        Assert.Contains("No document of this run has novelty", output, StringComparison.Ordinal);
        Assert.Empty(ParquetTable.Read<HitRow>(Path.Combine(Out, NoveltyValidationFiles.Hits)));
    }

    [Fact]
    public void Wrong_folders_and_options_are_one_clear_line()
    {
        Assert.Contains("there is no folder", Fault("--run", Path.Combine(_folder, "none")), StringComparison.Ordinal);
        Assert.Contains("stage novelty has not finished in", Fault("--run", _folder), StringComparison.Ordinal);
        MakeRun(documents: 20);
        Assert.Contains("dimensions must be whole numbers separated by commas, found \"5;10\"",
            Fault("--run", _folder, "--dimensions", "5;10"), StringComparison.Ordinal);
        Assert.Contains("seeds is at least 1, found \"0\"", Fault("--run", _folder, "--seeds", "0"), StringComparison.Ordinal);
        Assert.Contains("Example: deepinnovation novelty-check --run", Cli.Run("novelty-check", "--help").Output,
            StringComparison.Ordinal);
    }

    private string Out => Path.Combine(_folder, "check");

    private string Fault(params string[] options)
    {
        var (code, _, error) = Cli.Run(["novelty-check", .. options, "--out", Out]);
        Assert.Equal(2, code);
        Assert.Single(error.Trim().Split('\n'));
        Assert.False(Directory.Exists(Out));
        return error;
    }

    private void MakeRun(int documents)
    {
        var run = new RunFolder(_folder, seed: 9);
        var papers = Enumerable.Range(0, documents)
            .Select(i => new Document
            {
                Id = $"{i}",
                Year = 2000 + (i / 50),
                Cited = i % 13,
                Keywords = [$"a{i % 5}", $"b{i % 7}", $"a{(i + 1) % 5}"],
            }).ToList();
        ParquetTable.Write(CorpusStage.Documents.In(run), papers);
        ParquetTable.Write(ClassifierStage.Scores.In(run), papers.Select(d => new DocumentScore { Id = d.Id, IsAI = true }));
        StageRunner.Run(run, new NoveltyStage { Options = new() { Dimensions = 6, LargestRelativeStep = 0.5 } },
            cancellation: TestContext.Current.CancellationToken);
    }
}
