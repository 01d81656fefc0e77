using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks.Tests;

/// <summary>Notebooks made of a few lines, in a folder of the test's own.</summary>
public abstract class NotebookFixture : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string PathOf(string file) => Path.Combine(Folder, file);

    protected NotebookDocument Notebook(params string[] cells) =>
        NotebookDocument.Create(PathOf("test.ipynb"), [.. cells.Select((source, i) => NotebookCell.Code($"c{i + 1}", source))]);

    protected async Task<NotebookResult> Run(params string[] cells) => await new NotebookRunner().RunAsync(Notebook(cells), TestContext.Current.CancellationToken);

    /// <summary>What each output of a cell holds: <c>stdout:..</c>, <c>text/html:..</c>, <c>error:..</c>.</summary>
    protected static string[] Outputs(NotebookResult result, int cell) => [.. result.Notebook.Cells[cell].Outputs.Select(output => (string?)output["output_type"] switch
    {
        "stream" => $"{output["name"]}:{NotebookCell.Text(output["text"])}",
        "error" => $"error:{output["ename"]}",
        _ => $"{((System.Text.Json.Nodes.JsonObject)output["data"]!).First().Key}:{NotebookCell.Text(((System.Text.Json.Nodes.JsonObject)output["data"]!).First().Value)}",
    })];
}
