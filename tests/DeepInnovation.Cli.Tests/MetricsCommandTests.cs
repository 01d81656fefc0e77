using System.Text.Json;

namespace DeepInnovation.Cli.Tests;

public sealed class MetricsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_measures_a_file_and_says_what_it_saw()
    {
        var (code, output, error) = Run("id,Score,LABEL\na,0.9,1\nb,0.8,0\nc,0.7,1\nd,0.1,0\n", "--bootstrap",
            "100", "--threshold", "0.75");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("4 scores, 2 of label 1: AUPRC 0.833 [", output, StringComparison.Ordinal);
        var json = JsonDocument.Parse(File.ReadAllText(Out)).RootElement;
        Assert.Equal((1 + (2.0 / 3)) / 2, json.GetProperty("average_precision").GetDouble(), 1e-12);
        Assert.Equal(0.5, json.GetProperty("accuracy").GetDouble());
        Assert.Equal(100, json.GetProperty("resamples").GetInt32());
        Assert.True(json.GetProperty("intervals").GetProperty("auroc").GetProperty("high").GetDouble() <= 1);
    }

    [Fact]
    public void The_seed_decides_the_bytes()
    {
        const string Scores = "label,score\n1,0.9\n0,0.8\n1.0,0.7\n0,0.1\n1,3e-1\n";
        Run(Scores, "--seed", "1");
        var first = File.ReadAllText(Out);
        Run(Scores, "--seed", "1");
        Assert.Equal(first, File.ReadAllText(Out));
        Run(Scores, "--seed", "2");
        Assert.NotEqual(first, File.ReadAllText(Out));
    }

    [Theory]
    [InlineData("label,score\n1,0.5\n\n2,0.5\n", "line 4, column \"label\": a label is 0 or 1, found \"2\"")]
    [InlineData("label,score\n,0.5\n", "line 2, column \"label\": a label is 0 or 1, found \"\"")]
    [InlineData("label,score\n1,0.5\n0,NaN\n",
        "line 3, column \"score\": a score is a finite number with a decimal point, found \"NaN\"")]
    [InlineData("label,score\n1,\"0,5\"\n",
        "line 2, column \"score\": a score is a finite number with a decimal point, found \"0,5\"")]
    [InlineData("label,score\n", "there are no scores to measure")]
    [InlineData("label,probability\n1,0.5\n", "there is no column \"score\"; the header has label, probability")]
    public void What_cannot_be_measured_is_named_and_nothing_is_written(string scores, string expected)
    {
        var (code, output, error) = Run(scores);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("scores.csv", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public void A_missing_file_and_wrong_options_end_with_2()
    {
        Assert.Equal(2, Cli.Run("metrics", "--scores", Path.Combine(_folder, "none.csv"), "--out", Out).Code);
        Assert.Equal(2, Cli.Run("metrics", "--out", Out).Code);
        Assert.Equal(2, Run("label,score\n1,1\n", "--bootstrap", "-1").Code);
        Assert.Equal(2, Run("label,score\n1,1\n", "--threshold", "NaN").Code);
        Assert.Equal(2, Run("label,score\n1,1\n", "--nonsense", "1").Code);
    }

    [Fact]
    public void Help_shows_an_example() =>
        Assert.Contains("Example: deepinnovation metrics --scores", Cli.Run("metrics", "--help").Output,
            StringComparison.Ordinal);

    private string Out => Path.Combine(_folder, "metrics.json");

    private (int Code, string Output, string Error) Run(string scores, params string[] more)
    {
        var path = Path.Combine(_folder, "scores.csv");
        File.WriteAllText(path, scores);
        return Cli.Run(["metrics", "--scores", path, "--out", Out, .. more]);
    }
}
