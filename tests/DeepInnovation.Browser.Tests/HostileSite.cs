using DeepInnovation.Cli;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Cli.Tests;

namespace DeepInnovation.Browser.Tests;

/// <summary>The pages of a whole run over a corpus that attacks, with all its notebooks. Made once.</summary>
public sealed class HostileSite : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public HostileSite()
    {
        Run("samples", "--papers", "300", "--patents", "300", "--seed", "5", "--out", PathOf("made"));
        foreach (var name in (string[])["papers.csv", "patents.csv"])
            HostileCorpus.Write(Path.Combine(PathOf("made"), name), PathOf(name));
        Run("reproduce", "--papers", PathOf("papers.csv"), "--patents", PathOf("patents.csv"), "--labels", "filter", "--classifier", "baseline",
            "--sample-size", "300", "--out", RunFolder);
    }

    /// <summary>The run.</summary>
    public string RunFolder => PathOf("run");

    /// <summary>Every page, the index too.</summary>
    public IReadOnlyList<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(RunFolder, new NotebooksStage("", []).Folder), "*.html").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string file) => Path.Combine(_folder, file);

    private static void Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(CommandLine.Run(arguments, output, error) == 0, $"{error}");
    }
}
