using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Notebooks.Tests;

/// <summary>Notebooks made in tests.</summary>
internal static class Sample
{
    internal static NotebookDocument Code(params string[] cells)
    {
        var notebook = new NotebookDocument();
        foreach (var cell in cells)
            notebook.Cells.Add(new NotebookCell(CellKind.Code, cell));
        return notebook;
    }

    internal static NotebookCell Tagged(string source, string tag)
    {
        var cell = new NotebookCell(CellKind.Code, source);
        cell.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray(tag);
        return cell;
    }

    internal static async Task<NotebookResult> RunAsync(params string[] cells) =>
        await new NotebookRunner().RunAsync(Code(cells), TestContext.Current.CancellationToken);

    internal static IList<CellOutput> Outputs(this NotebookResult result, int cell) => result.Notebook.Cells[cell].Outputs;

    /// <summary>What a person would read in a cell's outputs, one entry an output.</summary>
    internal static string[] Texts(this NotebookResult result, int cell) =>
        [.. result.Outputs(cell).Select(output => output switch
        {
            StreamOutput stream => $"{stream.Name}:{stream.Text}",
            DisplayOutput display =>
                display.TextOf("text/plain") ?? Strip(display.TextOf("text/html") ?? display.Data.ToJsonString()),
            ErrorOutput error => $"error:{error.Name}: {error.Value}",
            _ => output.ToString(),
        })];

    internal static string Write(this TemporaryFolder folder, string name, NotebookDocument notebook)
    {
        notebook.Write(folder[name]);
        return folder[name];
    }

    private static string Strip(string html)
    {
        html = System.Text.RegularExpressions.Regex.Replace(html, "<style>[^<]*</style>", "");
        return System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "")).Trim();
    }
}
