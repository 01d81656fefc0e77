using System.Text.RegularExpressions;
using DeepInnovation.Cli;
using DeepInnovation.Notebooks.Documents;
using Microsoft.Playwright;

namespace DeepInnovation.Browser.Tests;

/// <summary>The real Jupyter Notebook with our kernel, cells run by clicks as a reader would.</summary>
[Trait("Category", "Slow")]
public sealed class JupyterNotebookTests(Chromium chromium)
{
    private const float Patience = 180_000;

    [Fact]
    public async Task A_notebook_run_by_clicks_shows_its_tables_and_charts()
    {
        using var server = new JupyterServer();
        var browser = chromium.Browser;
        var address = await server.StartAsync(TestContext.Current.CancellationToken);
        var run = MakeRun(server.Folder);
        var notebook = NotebookDocument.Read(Source("01-candidates.ipynb"));
        foreach (var cell in notebook.Cells)
        {
            // What is seen below comes from the clicks.
            cell.Outputs.Clear();
            cell.Source = cell.Source.Replace("../runs/default", run, StringComparison.Ordinal);
        }

        notebook.Write(Path.Combine(server.Folder, "candidates.ipynb"));
        var page = await OpenAsync(browser, address + "/notebooks/candidates.ipynb");
        await RunAllByClicksAsync(page);
        Assert.Equal(0, await page.Locator(".output_error").CountAsync());
        var charts = notebook.Cells.Count(
            cell => cell.Kind == CellKind.Code && Regex.IsMatch(cell.Source, @"\bCharts\.[A-Z]"));
        Assert.True(charts > 0);
        await page.WaitForFunctionAsync("[...document.querySelectorAll('.output_area .js-plotly-plot')].filter(p => "
            + $"p.querySelector('.main-svg')).length >= {charts}", null, new() { Timeout = Patience });
        // The first may be within something folded.
        Assert.True(await page.Locator(".output_area table:visible").CountAsync() > 0);
        Assert.True(await page.Locator(".output_area .js-plotly-plot .main-svg").First.IsVisibleAsync());
        if (Environment.GetEnvironmentVariable("DEEPINNOVATION_PICTURES") is { } pictures)
        {
            await page.Locator(".output_area table:visible").First.ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "jupyter-table.png") });
            await page.Locator(".output_area .js-plotly-plot").First.ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "jupyter-chart.png") });
        }
    }

    [Fact]
    public async Task The_stop_button_ends_an_endless_loop_and_the_next_cell_works()
    {
        using var server = new JupyterServer();
        var browser = chromium.Browser;
        var address = await server.StartAsync(TestContext.Current.CancellationToken);
        var notebook = new NotebookDocument();
        foreach (var source in (string[])["var n = 41;", "Console.WriteLine(\"begun\"); while (true) n = 41;",
            "Console.WriteLine($\"still {n + 1}\");"])
            notebook.Cells.Add(new NotebookCell(CellKind.Code, source));
        notebook.Write(Path.Combine(server.Folder, "endless.ipynb"));
        var page = await OpenAsync(browser, address + "/notebooks/endless.ipynb");
        await page.Locator(".cell").First.ClickAsync();
        await ClickAsync(page, "run-cell-and-select-next");
        await ClickAsync(page, "run-cell-and-select-next");
        await page.GetByText("begun", new() { Exact = true }).WaitForAsync(new() { Timeout = Patience });
        await ClickAsync(page, "interrupt-kernel");
        await page.Locator(".output_error").WaitForAsync(new() { Timeout = Patience });
        Assert.Contains("Interrupted", await page.Locator(".output_error").InnerTextAsync(), StringComparison.Ordinal);
        await ClickAsync(page, "run-cell-and-select-next");
        await page.GetByText("still 42", new() { Exact = true }).WaitForAsync(new() { Timeout = Patience });
    }

    private static async Task<IPage> OpenAsync(IBrowser browser, string address)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded && "
            + "Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()", null, new() { Timeout = Patience });
        return page;
    }

    private static async Task RunAllByClicksAsync(IPage page)
    {
        await page.Locator(".cell").First.ClickAsync();
        var count = await page.Locator(".cell").CountAsync();
        for (var i = 0; i < count; i++)
            await ClickAsync(page, "run-cell-and-select-next");
        const string done = """
            () => [...document.querySelectorAll('.code_cell')]
                .filter(cell => cell.querySelector('.CodeMirror').CodeMirror.getValue().trim())
                .every(cell => /\[\d+\]/.test(cell.querySelector('.input_prompt').innerText))
            """;
        await page.WaitForFunctionAsync(done, null, new() { Timeout = Patience });
    }

    private static Task ClickAsync(IPage page, string action) =>
        page.Locator($"button[data-jupyter-action='jupyter-notebook:{action}']").First.ClickAsync();

    private static string MakeRun(string folder)
    {
        var (corpus, run) = (Path.Combine(folder, "corpus"), Path.Combine(folder, "run"));
        Tool("samples", "--papers", "300", "--patents", "300", "--seed", "7", "--out", corpus);
        Tool("reproduce", "--papers", Path.Combine(corpus, "papers.csv"), "--patents", Path.Combine(corpus, "patents.csv"),
            "--answers", Path.Combine(corpus, "answers.jsonl"),
            "--sample-size", "300", "--pretraining-documents", "600", "--out", run, "--no-notebooks");
        return run;
    }

    private static void Tool(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(CommandLine.Run(arguments, output, error) == 0, $"{error}");
    }

    private static string Source(string notebook)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "notebooks", notebook)))
            folder = Path.GetDirectoryName(folder)
                ?? throw new FileNotFoundException($"There is no notebooks/{notebook} above the tests.");
        return Path.Combine(folder, "notebooks", notebook);
    }
}
