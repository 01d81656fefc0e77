using DeepInnovation.Core;

namespace DeepInnovation.Cli.Tests;

/// <summary>
/// A run keeps what it was made with: its corpus, labels, seed, scope and classifier, whatever a later command leaves out.
/// </summary>
public sealed class KeptOptionsTests(SmallCorpus corpus) : IClassFixture<SmallCorpus>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    private string Run => Path.Combine(_folder, "mine");

    private string Options => Path.Combine(Run, ReproductionOptions.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_changed_option_names_the_stages_it_makes_stale_and_those_after_it_refuse_until_they_have_run()
    {
        Make();
        var options = File.ReadAllText(Options);
        var (code, _, error) = Cli.Run("reproduce", "--out", Run, "--top", "3", "--only", "claims");
        Assert.Equal(2, code);
        Assert.StartsWith("stage claims stands on stages that are stale or missing: similarity (rule top 1, now top 3); ", error,
            StringComparison.Ordinal);
        Assert.Contains("(reads from similarity, which is stale)", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        // A command that was refused changes nothing, so the run is as good as before.
        Assert.Equal(options, File.ReadAllText(Options));
        Assert.Equal(0, Cli.Run("reproduce", "--out", Run, "--only", "claims").Code);

        (code, var output, _) = Cli.Run("reproduce", "--out", Run, "--top", "3", "--only", "similarity");
        Assert.Equal(0, code);
        Assert.Contains("Changed: top none → 3. Stale now: similarity, release, maps, claims.", output, StringComparison.Ordinal);
        Assert.Equal(3, ReproductionOptions.Read(Options).Top);
        (code, _, error) = Cli.Run("reproduce", "--out", Run, "--from", "maps");
        Assert.Equal(2, code);
        Assert.Contains("stage maps stands on stages that are stale or missing: release (", error, StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run("reproduce", "--out", Run, "--from", "release", "--no-notebooks").Code);

        (code, output, _) = Cli.Run("reproduce", "--out", Run, "--unset", "top", "--no-notebooks");
        Assert.Equal(0, code);
        Assert.Contains("Changed: top 3 → none.", output, StringComparison.Ordinal);
        Assert.Equal(options, File.ReadAllText(Options));
    }

    [Theory]
    [InlineData("01-corpus/documents.parquet", "corpus (documents.parquet is missing or was changed)")]
    [InlineData("09-release/DeepDiveAI.csv", "release (DeepDiveAI.csv is missing or was changed)")]
    public void A_stage_refuses_to_stand_on_a_file_that_was_changed(string file, string told)
    {
        Make();
        File.AppendAllText(Path.Combine(Run, file), "x");
        var (code, _, error) = Cli.Run("reproduce", "--out", Run, "--only", "claims");
        Assert.Equal(2, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_lost_its_options_is_never_taken_for_one_about_the_sample()
    {
        Make();
        var tables = RunFiles.Hashes(Run);
        File.Delete(Options);
        foreach (var arguments in (string[][])[["--no-notebooks"], ["--only", "claims"], ["--only", "corpus"]])
        {
            var (code, _, error) = Cli.Run(["reproduce", "--out", Run, .. arguments]);
            Assert.Equal(2, code);
            Assert.Contains("has stages but no run.json", error, StringComparison.Ordinal);
        }

        Assert.Throws<InputException>(() => Reproduction.Open(Run));
        Assert.Equal(tables, RunFiles.Hashes(Run));
        Make();
        Assert.Equal(tables, RunFiles.Hashes(Run));
    }

    [Fact]
    public void Another_corpus_in_a_run_about_the_sample_leaves_nothing_of_the_sample_behind()
    {
        Assert.Equal(0, Cli.Run("reproduce", "--classifier", "baseline", "--out", Run, "--only", "corpus").Code);
        var (code, output, _) = Cli.Run("reproduce", "--papers", corpus.Papers, "--out", Run, "--only", "corpus");
        Assert.Equal(0, code);
        Assert.Contains("papers.csv", output, StringComparison.Ordinal);
        var kept = ReproductionOptions.Read(Options);
        Assert.Equal(new ReproductionOptions { Papers = corpus.Papers, Classifier = ClassifierKind.Baseline }, kept);
    }

    [Theory]
    [InlineData("2", "--unset", "nonsense", "no option of a run is called \"nonsense\"")]
    [InlineData("2", "--scope", "release", "--scope describes your own data")]
    public void What_cannot_be_is_refused_by_name(string code, string option, string value, string told)
    {
        var (given, _, error) = Cli.Run("reproduce", "--out", Run, option, value, "--only", "corpus");
        Assert.Equal(code, $"{given}");
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Run));
    }

    private void Make() => OwnRun.Make(corpus, Run);
}
