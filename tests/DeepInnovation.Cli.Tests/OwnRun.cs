namespace DeepInnovation.Cli.Tests;

/// <summary>A run about a user's own corpus, with options that no other run has.</summary>
internal static class OwnRun
{
    /// <summary>Its stages.</summary>
    public static IEnumerable<string> Stages => Reproduction.StageNames.Where(name => name != "language-model");

    public static void Make(SmallCorpus corpus, string run)
    {
        var (code, output, error) = Cli.Run(
            "reproduce", "--papers", corpus.Papers, "--patents", corpus.Patents, "--answers", corpus.Answers,
            "--classifier", "baseline",
            "--sample-size", "300", "--seed", "7", "--out", run, "--no-notebooks");
        Assert.True(code == 0, error);
        Assert.Contains("AUPRC 0.", output, StringComparison.Ordinal);
    }
}
