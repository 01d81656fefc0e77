using DeepInnovation.Cli;
using DeepInnovation.Cli.Site;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Browser.Tests;

/// <summary>The pages of a whole run, notebooks and all, over a small synthetic corpus. Made once.</summary>
public sealed class ReproducedSite : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public ReproducedSite()
    {
        Run("samples", "--papers", "400", "--patents", "400", "--seed", "5", "--out", _folder);
        Run("reproduce", "--papers", PathOf("papers.csv"), "--patents", PathOf("patents.csv"), "--answers",
            PathOf("answers.jsonl"),
            "--sample-size", "400", "--pretraining-documents", "800", "--out", PathOf("run"));
    }

    /// <summary>The page at which a reader starts.</summary>
    public string Index => Path.Combine(_folder, "run", "12-notebooks", RunSite.Overview);

    /// <summary>The site in one file.</summary>
    public string Archive => Path.Combine(Path.GetDirectoryName(Index)!, RunSite.Archive);

    /// <summary>The notebooks' pages in order.</summary>
    public IReadOnlyList<string> Pages =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(Index)!, "0*.html").Order(StringComparer.Ordinal)];

    /// <summary>Runs the solutions to the exercises on this run and gives what they show.</summary>
    public IReadOnlyList<string> Solve()
    {
        Run("run", ProjectFolder.Find(Path.Combine("notebooks", "solutions")), "--out", PathOf("solved"), "-p",
            $"runFolder={PathOf("run")}");
        return [.. Directory.GetFiles(PathOf("solved"), "*.ipynb").Order(StringComparer.Ordinal)
            .SelectMany(path => NotebookDocument.Read(path).Cells)
            .Where(cell => cell.Source.Contains("Exercise.Check", StringComparison.Ordinal))
            .Select(cell => $"{cell.Id} {Assert.IsType<DisplayOutput>(Assert.Single(cell.Outputs)).Data["text/plain"]}")];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string file) => Path.Combine(_folder, file);

    private static void Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(CommandLine.Run(arguments, output, error) == 0, $"{error}");
    }
}
