using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Cli.Tests;

/// <summary>
/// The committed notebooks against a run of today's code: the outputs that readers see are the ones that come out.
/// </summary>
[Collection(nameof(NotebookRuns))]
public sealed class NineNotebooksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public void All_verify_and_a_changed_number_does_not()
    {
        var run = Path.Combine(_folder, "run");
        var (code, _, error) = Cli.Run("reproduce", "--no-notebooks", "--out", run);
        Assert.True(code == 0, error);
        var notebooks = ProjectFolder.Find("notebooks");
        (code, var output, error) = Cli.Run("notebook", "verify", notebooks, "-p", $"runFolder={run}");
        Assert.True(code == 0, output + error);
        Assert.Contains("9 of 9 notebooks as in the files", output, StringComparison.Ordinal);

        // 545 AI papers of China, in the table of notebook 07.
        var changed = NotebookDocument.Read(Path.Combine(notebooks, "07-innovation-map.ipynb"));
        var cell = changed.Cells.Single(cell => cell.Id == "07-12");
        var shown = (DisplayOutput)cell.Outputs.Single();
        var html = shown.TextOf("text/html")!;
        Assert.Contains(">545<", html, StringComparison.Ordinal);
        shown.Data["text/html"] = html.Replace(">545<", ">546<", StringComparison.Ordinal);
        changed.Write(Path.Combine(_folder, "changed.ipynb"));
        (code, output, _) = Cli.Run("notebook", "verify", Path.Combine(_folder, "changed.ipynb"), "-p", $"runFolder={run}");
        Assert.Equal(6, code);
        Assert.Contains("(id 07-12)", output, StringComparison.Ordinal);
        Assert.Contains("table, row 1 (CN), column ai_papers: 546 -> 545 (-1, 0.18315%)", output, StringComparison.Ordinal);
    }
}
