using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Format;
using DeepInnovation.Notebooks.Pages;

namespace DeepInnovation.Notebooks.Tests.Pages;

public sealed partial class NotebookPageTests : NotebookFixture
{
    [Fact]
    public async Task The_page_holds_prose_code_and_outputs_and_encodes_what_is_not_html()
    {
        var notebook = NotebookDocument.Create(PathOf("a.ipynb"),
            NotebookCell.Markdown("m", "# A <title>\n\nSee [next](01-b.ipynb) and | no table."),
            NotebookCell.Code("c", "// a <comment>\nvar text = \"<s>\";\nConsole.WriteLine(\"<script>alert(1)</script>\");\nHTML(\"<b id='raw'>raw</b>\")"),
            NotebookCell.Code("e", "throw new Exception(\"<script>bad</script>\");"));
        var result = await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        NotebookPage.Write(result.Notebook, PathOf("a.html"), new PageLink("Next <1>", "01-b.html"));
        var page = File.ReadAllText(PathOf("a.html"));
        Assert.Contains("<b id='raw'>raw</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"01-b.html\">next</a>", page, StringComparison.Ordinal);
        Assert.Contains("Next &lt;1&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"c\">// a &lt;comment&gt;</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">var</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_loads_anything_from_anywhere()
    {
        var result = await Run("new[] { 1, 2 }");
        NotebookPage.Write(result.Notebook, PathOf("a.html"));
        NotebookIndex.Write(PathOf("index.html"), "Run", "<p>x</p>", [new NotebookIndexEntry(result, "a.html")]);
        foreach (var page in (string[])["a.html", "index.html"])
            Assert.Empty(External().Matches(File.ReadAllText(PathOf(page))));
    }

    [Fact]
    public async Task The_index_tells_each_notebooks_first_paragraph_and_how_it_ended()
    {
        var good = await new NotebookRunner().RunAsync(
            NotebookDocument.Create(PathOf("a.ipynb"), NotebookCell.Markdown("m", "# One\n\nIt tells **this**."), NotebookCell.Code("c", "1")), TestContext.Current.CancellationToken);
        var bad = await Run("throw new Exception(\"<x>\");");
        NotebookIndex.Write(PathOf("index.html"), "Run", "", [new(good, "a.html"), new(bad, "b.html")]);
        var page = File.ReadAllText(PathOf("index.html"));
        Assert.Contains("<a href=\"a.html\">One</a>", page, StringComparison.Ordinal);
        Assert.Contains("It tells <strong>this</strong>.", page, StringComparison.Ordinal);
        Assert.Contains("✔", page, StringComparison.Ordinal);
        Assert.Contains("✘ test.ipynb, cell 1 (id c1), line 1: Exception: &lt;x&gt;", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("""(?:src|href)\s*=\s*["']?(?:https?:)?//|@import|url\(\s*["']?https?:""")]
    private static partial Regex External();
}
