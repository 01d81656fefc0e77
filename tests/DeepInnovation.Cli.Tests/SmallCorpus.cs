namespace DeepInnovation.Cli.Tests;

/// <summary>A few hundred synthetic documents, made once for the tests of a class.</summary>
public sealed class SmallCorpus : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public SmallCorpus()
    {
        var (code, _, error) = Cli.Run("samples", "--papers", "300", "--patents", "300", "--seed", "7", "--out", _folder);
        Assert.True(code == 0, error);
    }

    public string Papers => Path.Combine(_folder, "papers.csv");

    public string Patents => Path.Combine(_folder, "patents.csv");

    public string Answers => Path.Combine(_folder, "answers.jsonl");

    public string Manual => Path.Combine(_folder, "manual.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
