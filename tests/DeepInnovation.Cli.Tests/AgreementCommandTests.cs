namespace DeepInnovation.Cli.Tests;

public sealed class AgreementCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public AgreementCommandTests()
    {
        File.WriteAllText(Of("gpt.csv"), "id,label,rationale\na,1,x\nb,0,y\nc,1,z\n");
        File.WriteAllText(Of("expert.csv"), "id,label\na,1\nb,1\nc,1\n");
        File.WriteAllText(Of("papers.csv"), "id,title,abstract,field\na,One,x,CS\nb,Two,y,CS\nc,Three,z,Bio\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Raters_are_compared_a_queue_goes_out_and_comes_back()
    {
        var (code, output, error) = Run("--documents", Of("papers.csv"), "--strata", "stratum");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("gpt and expert: 3 documents, agreement 0.667, kappa 0.000", output, StringComparison.Ordinal);
        Assert.Contains("1 documents wait for a decision", output, StringComparison.Ordinal);
        Assert.Contains("stratum CS,gpt and expert,2,0.5000", File.ReadAllText(Of("out/agreement.csv")),
            StringComparison.Ordinal);
        var queue = File.ReadAllText(Of("out/review.csv"));
        Assert.Contains("b,paper,0.50,Two,y,0,y,1,,,,", queue, StringComparison.Ordinal);
        File.WriteAllText(Of("back.csv"), queue.Replace("1,,,,", "1,,1,Ada,", StringComparison.Ordinal));
        (code, output, error) = Run("--decisions", Of("back.csv"));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("0 documents wait", output, StringComparison.Ordinal);
        Assert.Contains("3 labels, 1 of them by reviewers", output, StringComparison.Ordinal);
        Assert.Contains("b,paper,1,,Ada,reviewer,", File.ReadAllText(Of("out/labels.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--strata needs the documents", "--strata", "kind")]
    [InlineData("does not exist", "--labels", "none.csv")]
    [InlineData("--bootstrap must be a number from 0 to 1,000,000", "--bootstrap", "-1")]
    public void Wrong_usage_is_one_clear_line(string message, params string[] options)
    {
        var (code, _, error) = Run(options);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    private string Of(string name) => Path.Combine(_folder, name);

    private (int Code, string Output, string Error) Run(params string[] options) =>
        Cli.Run(["agreement", "--labels", "gpt=" + Of("gpt.csv"), "--labels", Of("expert.csv"), "--out", Of("out"), .. options]);
}
