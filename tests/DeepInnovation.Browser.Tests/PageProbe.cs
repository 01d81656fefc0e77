using Microsoft.Playwright;

namespace DeepInnovation.Browser.Tests;

/// <summary>Opens a page from the file system as a reader without network would, waits for its charts, and reports.</summary>
/// <param name="chromium">The browser.</param>
public sealed class PageProbe(Chromium chromium)
{
    /// <summary>The width of the window.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Whether the reader prefers dark pages.</summary>
    public bool Dark { get; init; }

    /// <summary>Where to put a picture of the whole page; null for none.</summary>
    public string? Picture { get; init; }

    /// <summary>How long charts may take.</summary>
    public TimeSpan Patience { get; init; } = Chromium.Patience;

    /// <summary>Opens the page at <paramref name="path"/>.</summary>
    /// <param name="path">An HTML file.</param>
    /// <param name="more">Looked at or clicked before the report is made.</param>
    public async Task<PageReport> Open(string path, Func<IPage, Task>? more = null)
    {
        await using var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = Width, Height = 900 },
            ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
            Offline = true,
        });
        var (errors, blocked) = (new List<string>(), new List<string>());
        await context.RouteAsync(url => !url.StartsWith("file:", StringComparison.Ordinal), async route =>
        {
            if (IsLocal(route.Request.Url))
            {
                await route.ContinueAsync();
                return;
            }

            lock (blocked)
                blocked.Add(route.Request.Url);
            await route.AbortAsync();
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
        await page.GotoAsync(new Uri(Path.GetFullPath(path)).AbsoluteUri,
            new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        await Settle(page);
        if (more is not null)
            await more(page);
        if (Picture is not null)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture, FullPage = true });
        return new PageReport(
            await page.EvaluateAsync<int>(
                "[...document.querySelectorAll('.js-plotly-plot')].filter(p => p.querySelector('.main-svg')).length"),
            await page.EvaluateAsync<int>("document.querySelectorAll('[data-di-chart]').length"),
            [.. errors],
            [.. blocked],
            await page.InnerTextAsync("body"),
            await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"));

        void Note(bool wrong, string text)
        {
            if (!wrong)
                return;
            lock (errors)
                errors.Add(text);
        }
    }

    // data: and blob: name bytes that the page holds itself.
    private static bool IsLocal(string url) =>
        url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal);

    /// <summary>
    /// Waits until every place is drawn, or has said why it cannot be, or patience ends: the report tells which.
    /// </summary>
    private async Task Settle(IPage page)
    {
        const string drawn = """
            () => [...document.querySelectorAll('[data-di-chart]')]
                .every(e => e.querySelector('.main-svg') || e.textContent.startsWith('This chart could not be drawn'))
            """;
        try
        {
            await page.WaitForFunctionAsync(drawn, null,
                new PageWaitForFunctionOptions { Timeout = (float)Patience.TotalMilliseconds });
        }
        catch (TimeoutException)
        {
            // Places without a plot are in the report.
        }
    }
}
