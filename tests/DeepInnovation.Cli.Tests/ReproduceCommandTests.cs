using System.Globalization;

namespace DeepInnovation.Cli.Tests;

/// <summary>All stages, in this process, on a small corpus of the generator's; the notebooks have tests of their own.</summary>
public sealed class ReproduceCommandTests(SmallCorpus corpus) : IClassFixture<SmallCorpus>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Two_runs_with_one_seed_give_the_same_bytes_and_another_seed_others()
    {
        Assert.NotEqual("", RunStages("a", 42));
        RunStages("b", 42);
        RunStages("c", 43);
        var (a, b, c) = (RunFiles.Hashes(Path.Combine(_folder, "a")), RunFiles.Hashes(Path.Combine(_folder, "b")),
            RunFiles.Hashes(Path.Combine(_folder, "c")));
        Assert.True(a.Count > 20);
        Assert.Equal(a, b);
        Assert.Equal(a["01-corpus/documents.parquet"], c["01-corpus/documents.parquet"]);
        Assert.NotEqual(a["03-sampling/sample.parquet"], c["03-sampling/sample.parquet"]);
    }

    [Fact]
    public void A_second_run_computes_nothing_and_a_changed_parameter_only_what_hangs_on_it()
    {
        RunStages("a", 42);
        var again = RunStages("a", 42);
        Assert.Equal(Reproduction.StageNames.Count,
            again.Split('\n').Count(line => line.Contains(" unchanged ", StringComparison.Ordinal)));
        var top3 = RunStages("a", 42, "--top", "3");
        var run = Reproduction.StageNames.Where(
            name => !top3.Contains($"{name,-14}           unchanged", StringComparison.Ordinal));
        Assert.Equal(["similarity", "release"], run.Take(2));
        Assert.DoesNotContain("embeddings", run);
    }

    [Theory]
    [InlineData("--only", "nonsense", "there is no stage \"nonsense\"")]
    [InlineData("--from", "nonsense", "there is no stage \"nonsense\"")]
    [InlineData("--rules", "nonsense", "nonsense")]
    [InlineData("--sample-size", "3", "--sample-size must be at least 10")]
    [InlineData("--top", "0", "--top must be at least 1")]
    [InlineData("--pretraining-documents", "0", "--pretraining-documents must be at least 1")]
    [InlineData("--checkpoint", "nowhere", "nowhere")]
    [InlineData("--recipe", "nonsense", "nonsense")]
    [InlineData("--encoder", "nonsense", "there is no encoder \"nonsense\"")]
    [InlineData("--target-recall", "1.5", "--target-recall must be above 0 and at most 1")]
    [InlineData("--target-recall", "NaN", "--target-recall must be above 0 and at most 1")]
    [InlineData("--seed", "x", "x")]
    [InlineData("--papers", "none.csv", "none.csv")]
    public void A_wrong_option_is_one_clear_line_and_exit_code_2(string option, string value, string message)
    {
        var (code, _, error) = Cli.Run("reproduce", "--out", Path.Combine(_folder, "x"), option, value);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void A_stage_alone_that_lacks_its_input_says_what_to_run()
    {
        var (code, _, error) = Cli.Run("reproduce", "--papers", corpus.Papers, "--out",
            Path.Combine(_folder, "x"), "--only", "novelty");
        Assert.Equal(2, code);
        Assert.StartsWith(
            "stage novelty stands on stages that are stale or missing: "
            + "corpus, candidates, sampling, labels, language-model, classifier (has not finished). Run ",
            error, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_files_leave_the_options_of_a_good_run_as_they_were()
    {
        RunStages("a", 42);
        var options = File.ReadAllText(Path.Combine(_folder, "a", ReproductionOptions.FileName));
        Assert.Equal(2, Cli.Run("reproduce", "--papers", corpus.Answers, "--out", Path.Combine(_folder, "a")).Code);
        Assert.Equal(options, File.ReadAllText(Path.Combine(_folder, "a", ReproductionOptions.FileName)));
    }

    [Fact]
    public void Experts_labels_and_a_target_recall_reach_the_classifier()
    {
        foreach (var stage in Reproduction.StageNames.Take(6))
        {
            var (code, _, error) = Cli.Run(
                "reproduce", "--papers", corpus.Papers, "--patents", corpus.Patents, "--answers", corpus.Answers, "--manual",
                corpus.Manual, "--target-recall", "0.9",
                "--sample-size", "300", "--pretraining-documents", "300", "--out", Path.Combine(_folder, "m"), "--only", stage);
            Assert.True(code == 0, $"{stage}: {error}");
        }

        using var json = System.Text.Json.JsonDocument.Parse(
            File.ReadAllText(Path.Combine(_folder, "m", "05-classifier", "evaluation.json")));
        Assert.Equal("dual-bert", json.RootElement.GetProperty("classifier").GetString());
        Assert.Equal(0.9, json.RootElement.GetProperty("screening").GetProperty("target_recall").GetDouble());
        // None of the experts' 400 documents was drawn, so all of them measure, and the sample is what is left.
        Assert.Equal(400, json.RootElement.GetProperty("manual").GetProperty("n").GetInt32());
    }

    [Fact]
    public void From_and_only_exclude_each_other()
    {
        var (code, _, error) = Cli.Run("reproduce", "--out", Path.Combine(_folder, "x"), "--only", "maps", "--from", "maps");
        Assert.Equal(2, code);
        Assert.Contains("--from and --only cannot be combined", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_alone_and_patents_alone_run_to_the_end()
    {
        foreach (var (name, option, file) in (ReadOnlySpan<(string, string, string)>)[("papers", "--papers", corpus.Papers),
            ("patents", "--patents", corpus.Patents)])
        {
            foreach (var stage in Reproduction.StageNames)
            {
                var (code, _, error) = Cli.Run("reproduce", option, file, "--answers", corpus.Answers, "--out",
                    Path.Combine(_folder, name), "--only", stage, "--sample-size", "200", "--pretraining-documents", "300");
                Assert.True(code == 0, $"{name}, {stage}: {error}");
            }
        }
    }

    /// <summary>Runs each stage by itself, all but the notebooks, and returns what was printed.</summary>
    private string RunStages(string run, int seed, params string[] more)
    {
        var printed = new List<string>();
        foreach (var stage in Reproduction.StageNames)
        {
            string[] options =
            [
                "reproduce", "--papers", corpus.Papers, "--patents", corpus.Patents, "--answers", corpus.Answers,
                "--sample-size", "300", "--pretraining-documents", "300", "--out", Path.Combine(_folder, run), "--seed",
                seed.ToString(CultureInfo.InvariantCulture), "--only", stage, .. more,
            ];
            var (code, output, error) = Cli.Run(options);
            Assert.True(code == 0, $"{stage}: {error}");
            printed.Add(output);
        }

        return string.Concat(printed);
    }
}
