using DeepInnovation.Claims;

namespace DeepInnovation.Cli.Tests;

/// <summary>What users do: their corpus, then stage by stage without naming it again, then a notebook.</summary>
[Collection(nameof(NotebookRuns))]
public sealed class OwnCorpusThenNotebookTests(SmallCorpus corpus) : IClassFixture<SmallCorpus>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    private string Run => Path.Combine(_folder, "mine");

    private string Options => Path.Combine(Run, ReproductionOptions.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Own_corpus_then_each_stage_alone_then_a_notebook_and_nothing_has_changed()
    {
        OwnRun.Make(corpus, Run);
        var (options, tables) = (File.ReadAllText(Options), RunFiles.Hashes(Run));
        foreach (var stage in OwnRun.Stages)
        {
            var (code, output, error) = Cli.Run("reproduce", "--out", Run, "--only", stage);
            Assert.True(code == 0, $"{stage}: {error}");
            Assert.Contains($"  {stage,-14}           unchanged", output, StringComparison.Ordinal);
            Assert.Contains("papers.csv and patents.csv", output, StringComparison.Ordinal);
            Assert.DoesNotContain("Changed", output, StringComparison.Ordinal);
            Assert.Equal(options, File.ReadAllText(Options));
        }

        var notebook = Path.Combine(ProjectFolder.Find("notebooks"), "08-claims.ipynb");
        var (ran, _, fault) = Cli.Run("run", notebook, "--out", Path.Combine(_folder, "read"), "-p", $"runFolder={Run}");
        Assert.True(ran == 0, fault);
        Assert.Equal(options, File.ReadAllText(Options));
        Assert.Equal(tables, RunFiles.Hashes(Run));

        var kept = ReproductionOptions.Read(Options);
        Assert.Equal((corpus.Papers, corpus.Patents, corpus.Answers), (kept.Papers, kept.Patents, kept.Answers));
        Assert.Equal((7, 300, ClassifierKind.Baseline, DataScope.Own), (kept.Seed, kept.SampleSize, kept.Classifier, kept.Scope));
        Assert.Null(kept.Manual);
    }
}
