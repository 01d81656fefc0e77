using System.Text.Json;
using DeepInnovation.Cli.Tests;
using DeepInnovation.Core.Files;
using DeepInnovation.Interactive;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Pages;
using DeepInnovation.Notebooks.Running;
using Microsoft.Playwright;

namespace DeepInnovation.Browser.Tests;

/// <summary>Pages that show a corpus which attacks: its texts are read there as they are, and no script of them runs.</summary>
[Collection(nameof(NotebookRuns))]
[Trait("Category", "Slow")]
public sealed class HostileSiteTests(Chromium chromium, HostileSite site) : IClassFixture<HostileSite>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_page_of_a_run_runs_a_script_of_its_documents()
    {
        Assert.Equal(3, site.Pages.Count);
        var text = "";
        foreach (var path in site.Pages)
            text += (await OpenAsync(path)).Text;
        // Documents are shown there: the test would mean nothing if they were not.
        Assert.Contains("<script>window.hostile=1;alert(1)</script>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_a_notebook_shows_a_text_it_is_read_as_it_is()
    {
        var texts = Path.Combine(_folder, "texts.json");
        await File.WriteAllTextAsync(texts, JsonSerializer.Serialize(HostileCorpus.Texts), TestContext.Current.CancellationToken);
        var notebook = new NotebookDocument();
        string[] cells =
        [
            string.Concat(new[] { typeof(AtomicFile), typeof(DeepInnovation.Charts.Charts), typeof(Notebook) }.Select(
                type => $"#r \"{type.Assembly.Location}\"\n"))
                + "using DeepInnovation.Charts;\nusing DeepInnovation.Core.Documents;\n"
                + "using DeepInnovation.Interactive;\nNotebook.Setup()",
            "var texts = System.Text.Json.JsonSerializer.Deserialize<string[]>(System.IO.File.ReadAllText("
            + $"{JsonSerializer.Serialize(texts)}));",
            "foreach (var text in texts) display(text);",
            "foreach (var text in texts) Console.WriteLine(text);",
            "display(new { Title = texts[0], All = texts });",
            "texts",
            "texts.ToDictionary(text => text)",
            "texts.Select((text, i) => new Document { Id = text, Title = text, Abstract = text, Country = text, Field = text, "
            + "Language = text, Keywords = texts, Ipc = texts }).ToList().Show(title: texts[0], rows: 100)",
            "new Document { Id = texts[2], Title = texts[2], Abstract = texts[2], Country = texts[2], Field = texts[9], "
            + "Keywords = texts, Ipc = texts }",
            "texts.Select(text => (Text: text, 1)).Show(rows: 100)",
            "Charts.Bars(texts[2], texts.Select(text => (text, 1.0)), texts[7])",
            "Charts.Hypergraph(texts[0], texts.Take(10).Select(text => (text, (IReadOnlyList<string>)new[] { text, \"a\" })))",
            "throw new InvalidOperationException(texts[0]);",
        ];
        foreach (var cell in cells)
            notebook.Cells.Add(new NotebookCell(CellKind.Code, cell));
        var result = await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.Contains("InvalidOperationException", result.Error?.ToString(), StringComparison.Ordinal);
        var page = Path.Combine(_folder, "page.html");
        DeepInnovation.Notebooks.Pages.NotebookPage.Write(result.Notebook, page);
        var report = await OpenAsync(page);
        Assert.Equal(2, report.Plots);
        foreach (var text in HostileCorpus.Texts.Take(8))
            Assert.True(Occurrences(report.Text, text) >= 5, $"{text} is shown {Occurrences(report.Text, text)} times");
        NotebookIndex.Write(Path.Combine(_folder, "index.html"), HostileCorpus.Texts[0], "",
            [NotebookIndexEntry.Of(result, "page.html") with { Title = HostileCorpus.Texts[2] }]);
        Assert.Contains(HostileCorpus.Texts[2], (await OpenAsync(Path.Combine(_folder, "index.html"))).Text,
            StringComparison.Ordinal);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    /// <summary>Opens a page, touches whatever a text could have hung a script on, and fails when one ran.</summary>
    private async Task<PageReport> OpenAsync(string path)
    {
        var dialogs = new List<string>();
        var hostile = "";
        var report = await new PageProbe(chromium).Open(path, async page =>
        {
            page.Dialog += async (_, dialog) =>
            {
                dialogs.Add(dialog.Message);
                await dialog.DismissAsync();
            };
            await page.EvaluateAsync("""
                () => {
                    for (const details of document.querySelectorAll('details')) details.open = true;
                    for (const element of document.querySelectorAll('main *'))
                        for (const name of ['mouseover', 'focus', 'load', 'error'])
                            if (!element.closest('.js-plotly-plot')) element.dispatchEvent(new Event(name));
                }
                """);
            hostile = await page.EvaluateAsync<string>("String(window.hostile)");
            Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('main a[href^=\"javascript:\" i], main svg "
                + "a[*|href^=\"javascript:\" i], main [onerror], main [onload], main [onmouseover], main [onfocus]').length"));
        });
        Assert.Empty(dialogs);
        Assert.Equal("undefined", hostile);
        report.IsSound();
        return report;
    }
}
