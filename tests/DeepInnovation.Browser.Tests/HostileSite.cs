using DeepInnovation.Cli;
using DeepInnovation.Cli.Tests;

namespace DeepInnovation.Browser.Tests;

/// <summary>The pages of a whole run over a corpus that attacks, with the notebooks that show documents. Made once.</summary>
public sealed class HostileSite : IDisposable
{
    // The others train and measure, and show no document.
    private static readonly string[] Notebooks = ["00-tour.ipynb", "05-hypergraph-novelty.ipynb", "07-innovation-map.ipynb"];

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public HostileSite()
    {
        Run("samples", "--papers", "300", "--patents", "300", "--seed", "5", "--out", PathOf("made"));
        foreach (var name in (string[])["papers.csv", "patents.csv"])
            HostileCorpus.Write(Path.Combine(PathOf("made"), name), PathOf(name));
        Run("reproduce", "--papers", PathOf("papers.csv"), "--patents", PathOf("patents.csv"), "--labels", "filter",
            "--classifier", "baseline",
            "--sample-size", "300", "--no-notebooks", "--out", RunFolder);
        foreach (var name in Notebooks)
            Run("run", Path.Combine(ProjectFolder.Find("notebooks"), name), "--out", PathOf("pages"), "-p",
                $"runFolder={RunFolder}");
    }

    /// <summary>The run.</summary>
    public string RunFolder => PathOf("run");

    /// <summary>The notebooks' pages in order.</summary>
    public IReadOnlyList<string> Pages => [.. Directory.EnumerateFiles(PathOf("pages"), "*.html").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string file) => Path.Combine(_folder, file);

    private static void Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(CommandLine.Run(arguments, output, error) == 0, $"{error}");
    }
}
