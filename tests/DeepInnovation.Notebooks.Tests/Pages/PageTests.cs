using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Pages;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Notebooks.Tests.Pages;

public class PageTests
{
    private static NotebookDocument Markdown(params string[] cells)
    {
        var notebook = new NotebookDocument();
        foreach (var cell in cells)
            notebook.Cells.Add(new NotebookCell(CellKind.Markdown, cell));
        return notebook;
    }

    private static NotebookDocument WithOutput(CellOutput output)
    {
        var notebook = Sample.Code("");
        notebook.Cells[0].Outputs.Add(output);
        return notebook;
    }

    private static DisplayOutput Display(params (string Type, string Text)[] data)
    {
        var json = new System.Text.Json.Nodes.JsonObject();
        foreach (var (type, text) in data)
            json[type] = text;
        return new DisplayOutput(json, [], IsResult: false, null);
    }

    [Fact]
    public async Task A_page_loads_nothing_from_anywhere()
    {
        var notebook = Markdown("# Title\n\n![far](https://example.org/x.png) and <https://example.org> and "
            + "[a](https://example.org/a)\n\n![gone](missing.png)");
        notebook.Cells.Add(new NotebookCell(CellKind.Code, "display(HTML(\"<b>x</b>\"));\nnew { A = 1 }"));
        var run = await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        foreach (var page in new[]
        {
            NotebookPage.ToHtml(run.Notebook),
            NotebookIndex.ToHtml("T", "<p>i</p>", [NotebookIndexEntry.Of(run, "a.html")], ["<h2>x</h2>"]),
        })
        {
            Assert.Empty(Regex.Matches(page, "(?:src|srcset|poster|data|action)\\s*=\\s*[\"']?(?!data:)[^\"' >]+"));
            Assert.Empty(Regex.Matches(page, "<(?:link|iframe|object|embed|base)\\b"));
            Assert.Empty(Regex.Matches(page, "url\\(|@import"));
            Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        }

        // Pictures elsewhere become links, and links stay.
        Assert.Contains("<a href=\"https://example.org/x.png\">far</a>", NotebookPage.ToHtml(run.Notebook),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_get_unique_ids_and_a_table_of_contents()
    {
        var page = NotebookPage.ToHtml(Markdown("# The *tour*", "## Data & more\n\n### Deep", "## Data & more"));
        Assert.Equal(["the-tour", "data-more", "deep", "data-more-2"],
            Regex.Matches(page, "<h[1-6] id=\"([^\"]+)\"").Select(match => match.Groups[1].Value));
        Assert.Equal(["#the-tour", "#data-more", "#deep", "#data-more-2"],
            Regex.Matches(page, "<li class=\"level\\d\"><a href=\"([^\"]+)\"").Select(match => match.Groups[1].Value));
        Assert.Contains("<title>The tour</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_tasks_raw_html_and_formulas_are_rendered()
    {
        var page = NotebookPage.ToHtml(Markdown("| a | b |\n|---|---|\n| 1 | 2 |\n\n<div class=\"mine\">raw</div>\n\n"
            + "Let $\\theta_i^{2} \\le \\frac{a+1}{b}$ and `x_i_j` cost $5.\n\n$$\n\\sum_{i \\in S} x_i\n$$"));
        Assert.Contains("<div class=\"scroll\"><table>", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"mine\">raw</div>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"math\">θ<sub>i</sub><sup>2</sup> ≤ (a+1)/b</span>", page, StringComparison.Ordinal);
        Assert.Contains("<code>x_i_j</code> cost $5.", page, StringComparison.Ordinal);
        Assert.Contains("∑<sub>i ∈ S</sub> x<sub>i</sub>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_at_hand_come_into_the_page()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "dot.png"), [1, 2, 3]);
        var notebook = Markdown("![dot](dot.png) ![att](attachment:a.png)");
        notebook.Cells[0].Other["attachments"] = new System.Text.Json.Nodes.JsonObject
        {
            ["a.png"] = new System.Text.Json.Nodes.JsonObject { ["image/png"] = "BBBB" },
        };
        var page = NotebookPage.ToHtml(NotebookDocument.Read(folder.Write("a.ipynb", notebook)));
        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"dot\"", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/png;base64,BBBB\" alt=\"att\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_between_notebooks_lead_to_their_pages()
    {
        Assert.Contains("href=\"01-next.html#a\"", NotebookPage.ToHtml(Markdown("[next](01-next.ipynb#a)")),
            StringComparison.Ordinal);
        var page = NotebookPage.ToHtml(Markdown("x"), new NotebookPageOptions
        {
            Title = "A <title>",
            Previous = new PageLink("00.html", "Before & after"),
            Next = new PageLink("02.html", "Next"),
            Href = "01.html",
            Menu = new SiteMenu(new PageLink("index.html", "Overview"),
                [new PageLink("00.html", "Before"), new PageLink("01.html", "This & that")])
            {
                Downloads = new PageLink("data.html", "Data"),
            },
        });
        Assert.Contains("<title>A &lt;title&gt;</title>", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "<a rel=\"prev\" href=\"00.html\">← Before &amp; after</a>"));
        Assert.Single(Regex.Matches(page, "<a rel=\"next\" href=\"02.html\">Next →</a>"));
        Assert.Equal(
            ["<a href=\"index.html\">Overview</a>", "<a href=\"00.html\">Before</a>",
                "<a href=\"01.html\" aria-current=\"page\">This &amp; that</a>", "<a href=\"data.html\">Data</a>"],
            Regex.Matches(Regex.Match(page, "<nav class=\"site\".*?</nav>", RegexOptions.Singleline).Value, "<a .*?</a>")
                .Select(match => match.Value));
    }

    [Fact]
    public void Each_picture_has_a_file_of_its_own_and_a_link_to_it()
    {
        var notebook = WithOutput(Display(("image/svg+xml", "<svg>1</svg>"), ("text/plain", "A trend\n[Lines]")));
        var cell = notebook.Cells[0];
        cell.Outputs.Add(Display(("text/html", "<b>x</b>")));
        cell.Outputs.Add(Display(("text/html", "<i>y</i>"), ("image/svg+xml", "<svg>2</svg>")));
        var name = Path.GetFileNameWithoutExtension(notebook.Name);
        var figures = PageFigure.Of(notebook);
        Assert.Equal([($"{name}-{cell.Id}.svg", "A trend", "<svg>1</svg>"),
            ($"{name}-{cell.Id}.2.svg", $"{name}-{cell.Id}.2", "<svg>2</svg>")], figures.Select(f => (f.File, f.Title, f.Svg)));
        var page = NotebookPage.ToHtml(notebook, new NotebookPageOptions { FigureFolder = "figures" });
        Assert.Equal(figures.Select(f => $"figures/{f.File}"),
            Regex.Matches(page, "<a href=\"([^\"]+)\" download>").Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("download>", NotebookPage.ToHtml(notebook), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_is_coloured_and_encoded()
    {
        var notebook = Sample.Code("#r \"x.dll\"\nvar s = \"<b>\"; // note\nif (a < 1.5) F($\"n {s}\");");
        notebook.Cells[0].ExecutionCount = 3;
        var page = NotebookPage.ToHtml(notebook);
        foreach (var part in new[]
        {
            "<span class=\"k\">var</span>", "<span class=\"s\">&quot;&lt;b&gt;&quot;</span>",
            "<span class=\"c\">// note</span>", "<span class=\"n\">1.5</span>", "<span class=\"f\">F</span>", "[3]", "a &lt; ",
        })
            Assert.Contains(part, page, StringComparison.Ordinal);
        // Colouring loses nothing.
        var code = Regex.Match(page, "<code>(.*?)</code>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(notebook.Cells[0].Source, System.Net.WebUtility.HtmlDecode(Regex.Replace(code, "<[^>]*>", "")));
    }

    [Theory]
    [InlineData("int x = ; } { \" unclosed")]
    [InlineData("#!import a.ipynb\nvar y = '''")]
    [InlineData("/* never closed\n<script>")]
    [InlineData("var r = \"\"\"\n  raw <b>\n  \"\"\";\n\tx?.y![^1..]")]
    public void Colouring_any_text_keeps_it(string source)
    {
        var code = Regex.Match(NotebookPage.ToHtml(Sample.Code(source)), "<code>(.*?)</code>",
            RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(source, System.Net.WebUtility.HtmlDecode(Regex.Replace(code, "<[^>]*>", "")));
    }

    [Fact]
    public void The_richest_form_of_an_output_is_shown_and_text_is_encoded()
    {
        Assert.Contains("<i>rich</i>", NotebookPage.ToHtml(
            WithOutput(Display(("text/plain", "poor"), ("text/html", "<i>rich</i>")))), StringComparison.Ordinal);
        Assert.DoesNotContain("poor", NotebookPage.ToHtml(
            WithOutput(Display(("text/plain", "poor"), ("text/html", "<i>rich</i>")))), StringComparison.Ordinal);
        Assert.Contains("<pre tabindex=\"0\">a &lt; b</pre>", NotebookPage.ToHtml(WithOutput(Display(("text/plain", "a < b")))),
            StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,QUJD\"",
            NotebookPage.ToHtml(WithOutput(Display(("image/png", "QU\nJD\n"), ("text/plain", "p")))), StringComparison.Ordinal);
        Assert.Contains("<svg id=\"s\"/>", NotebookPage.ToHtml(WithOutput(Display(("image/svg+xml", "<svg id=\"s\"/>")))),
            StringComparison.Ordinal);
        Assert.Contains("stderr\" tabindex=\"0\">red &lt;x&gt;</pre>",
            NotebookPage.ToHtml(WithOutput(new StreamOutput("stderr", "\u001b[31mred\u001b[0m <x>"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exceptions_text_cannot_break_the_page()
    {
        var result = await Sample.RunAsync("throw new Exception(\"</pre><script>alert(1)</script>\");");
        var page = NotebookPage.ToHtml(result.Notebook);
        // The page's own script, and no other.
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_of_outputs_stay_in_order_and_the_formatters_style_comes_once()
    {
        var notebook = Sample.Code("a", "b");
        notebook.Cells[0].Outputs.Add(Display(("text/html", "<script>one</script>")));
        notebook.Cells[1].Outputs.Add(Display(("text/html", "<p>t</p><style>\n.dni-code-hint { x }\ntable td { y }\n</style>")));
        notebook.Cells[1].Outputs.Add(Display(("application/javascript", "two")));
        var page = NotebookPage.ToHtml(notebook);
        Assert.True(page.IndexOf("<script>one</script>", StringComparison.Ordinal) < page.IndexOf("<script>two</script>",
            StringComparison.Ordinal));
        Assert.Single(Regex.Matches(page, "<style>"));
    }

    [Fact]
    public void The_index_lists_notebooks_with_their_first_paragraph_and_how_they_ran()
    {
        var notebook = Markdown("# First <one>\n\nIt shows *how* $\\theta_i$\nworks.\n\nMore.");
        var entries = new[]
        {
            NotebookIndexEntry.Of(notebook, "a.html") with { Succeeded = true, Duration = TimeSpan.FromSeconds(3.24) },
            new NotebookIndexEntry("b.html", "Second", "") { Succeeded = false, Error = "b.ipynb, cell 2: <bad>" },
            new NotebookIndexEntry("c.html", "Third", ""),
        };
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "site", "index.html");
        NotebookIndex.Write(path, "All & more", "<p>intro</p>", entries, ["<h2>Claims</h2>"]);
        var page = File.ReadAllText(path);
        foreach (var part in new[]
        {
            "<h1>All &amp; more</h1>", "<p>intro</p>", "<a href=\"a.html\">First",
            "It shows how θi works.", "ran without error</span> · 3.2 s", "failed: b.ipynb, cell 2: &lt;bad&gt;",
            "<a href=\"c.html\">Third</a>", "<h2>Claims</h2>",
        })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("More.", page, StringComparison.Ordinal);
    }
}
