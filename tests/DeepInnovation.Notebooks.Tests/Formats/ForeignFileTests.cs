using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Formats;

namespace DeepInnovation.Notebooks.Tests.Formats;

/// <summary>Files that other programs wrote, and files of ours that a person edited.</summary>
public class ForeignFileTests
{
    /// <summary>As Polyglot Notebooks for VS Code saves it.</summary>
    private const string Polyglot = "#!meta\r\n"
        + "\r\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"csharp\"},"
        + "{\"name\":\"fsharp\",\"languageName\":\"F#\",\"aliases\":[\"f#\"]}]}}\r\n\r\n"
        + "#!markdown\r\n\r\n# Title\r\n\r\nText\r\n\r\n#!csharp\r\n\r\n#r \"nuget: A, 1.0\"\r\n#!time\r\nvar x = 1;\r\n\r\n"
        + "#!fsharp\r\n\r\nlet y = 2\r\n\r\n#!csharp\r\n\r\n";

    [Fact]
    public void A_dib_of_polyglot_notebooks_is_read_cell_by_cell()
    {
        var cells = NotebookFile.Parse(Polyglot, NotebookFormat.Dib).Cells;
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code], cells.Select(cell => cell.Kind));
        Assert.Equal(["# Title\n\nText", "#r \"nuget: A, 1.0\"\n#!time\nvar x = 1;", "let y = 2"],
            cells.Select(cell => cell.Source));
        Assert.Equal("fsharp", cells[2].Metadata["polyglot_notebook"]!["kernelName"]!.ToString());
    }

    [Fact]
    public void A_dib_without_metadata_starts_in_csharp() =>
        Assert.Equal(["var x = 1;", "x"],
            NotebookFile.Parse("var x = 1;\n#!C#\nx\n", NotebookFormat.Dib).Cells.Select(cell => cell.Source));

    [Fact]
    public void Edited_cells_keep_their_ids_and_new_ones_take_none()
    {
        var notebook = Sample.Code("var a = 1;", "var b = 2;", "a + b");
        for (var i = 0; i < 3; i++)
            notebook.Cells[i].Id = $"cell-{i}";
        var text = NotebookFile.TextOf(notebook, NotebookFormat.Dib);
        Assert.Equal(["cell-0", "cell-1", "cell-2"], Ids(text.Replace("var b = 2;", "var b = 3;", StringComparison.Ordinal)));
        Assert.Equal(["cell-0", "", "cell-1", "cell-2"],
            Ids(text.Replace("#!csharp\n\nvar b", "#!csharp\n\nnew\n\n#!csharp\n\nvar b", StringComparison.Ordinal)));

        static IEnumerable<string> Ids(string dib) => NotebookFile.Parse(dib, NotebookFormat.Dib).Cells.Select(cell => cell.Id);
    }

    [Fact]
    public void A_page_of_Markdown_becomes_cells_at_its_csharp_fences()
    {
        const string Page = "# Page\n\n```csharp\nvar x = 1;\n```\n\nText\n\n```bash\nls\n```\n\n~~~cs\nx\n~~~\n";
        var cells = NotebookFile.Parse(Page, NotebookFormat.Markdown).Cells;
        Assert.Equal(["# Page", "var x = 1;", "Text\n\n```bash\nls\n```", "x"], cells.Select(cell => cell.Source));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Markdown, CellKind.Code], cells.Select(cell => cell.Kind));
    }

    [Theory]
    [InlineData("#!meta\n{\"a\":\n#!csharp\n1", NotebookFormat.Dib, "not JSON")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n#!fsharp\n1",
        NotebookFormat.Dib, "written in fsharp")]
    [InlineData("<!-- notebook: {} -->\n\n<!-- cell: {\"kind\":\"code\"} -->\ntext", NotebookFormat.Markdown,
        "line 4: a cell of code needs a fenced block")]
    [InlineData("<!-- notebook: {} -->\n\n<!-- cell: {\"kind\":\"code\"} -->\n```csharp\nx", NotebookFormat.Markdown,
        "line 4: this fenced block has no end")]
    [InlineData("<!-- notebook: {} -->\ntext", NotebookFormat.Markdown, "line 2: text before the first cell")]
    [InlineData("<!-- notebook: [] -->\n", NotebookFormat.Markdown, "not a JSON object")]
    public void A_file_that_cannot_be_read_says_where_and_why(string text, NotebookFormat format, string message)
    {
        var error = Assert.Throws<NotebookException>(() => NotebookFile.Parse(text, format, "x"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("x", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_extension_is_named() =>
        Assert.Contains("\".txt\" names no notebook format",
            Assert.Throws<NotebookException>(() => NotebookFile.Read("a.txt")).Message, StringComparison.Ordinal);
}
