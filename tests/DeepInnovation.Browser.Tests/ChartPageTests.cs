using DeepInnovation.Charts;
using DeepInnovation.Core.Documents;
using DeepInnovation.Interactive;
using Microsoft.Playwright;
using Draw = DeepInnovation.Charts.Charts;

namespace DeepInnovation.Browser.Tests;

public sealed class ChartPageTests(Chromium chromium)
{
    private const string Hostile =
        "</script><script>window.hostile=1</script><img src=x onerror=\"window.hostile=2\"> & <b>title</b>";

    private static ChartView Trend(string title = "Documents a year") => Draw.Trend(
        title, [new Series("papers", [2018, 2019, 2020], [3, 4, 8]), new Series("patents", [2018, 2019, 2020], [1, null, 5])],
        "documents");

    private static ChartView Bars(string title = "Documents by country") =>
        Draw.Bars(title, [("CN", 30), ("US", 20.5)], "documents");

    [Fact]
    public async Task Two_charts_draw_without_a_network()
    {
        using var page = new NotebookPage();
        page.Add(Notebook.Setup().Html).Add(Trend().Show().Html).Add(Bars().Show().Html);
        var report = await new PageProbe(chromium).Open(page.Write());
        report.IsSound();
        Assert.Equal(2, report.Plots);
        Assert.Contains("Documents a year", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_that_come_before_the_loader_draw_when_it_comes()
    {
        using var page = new NotebookPage();
        page.Add(Trend().Show().Html).Add(Bars().Show().Html).Add(Notebook.Setup().Html);
        var report = await new PageProbe(chromium).Open(page.Write());
        report.IsSound();
        Assert.Equal(2, report.Plots);
    }

    [Fact]
    public async Task Charts_draw_where_require_js_and_modules_are_present()
    {
        const string globals = """
            <script>
            window.defined = 0;
            window.define = function () { window.defined++; }; window.define.amd = {};
            window.module = { exports: {} }; window.exports = window.module.exports;
            window.require = function () { throw new Error("not for charts"); };
            </script>
            """;
        using var page = new NotebookPage { Head = globals };
        page.Add(Notebook.Setup().Html).Add(Trend().Show().Html);
        var defined = -1;
        var report = await new PageProbe(chromium).Open(page.Write(),
            async p => defined = await p.EvaluateAsync<int>("window.defined"));
        report.IsSound();
        Assert.Equal((1, 0), (report.Plots, defined));
    }

    [Fact]
    public async Task Hostile_texts_are_shown_and_never_run()
    {
        var document = new Document { Id = Hostile, Title = Hostile, Abstract = Hostile, Keywords = [Hostile], Ipc = [Hostile] };
        var series = new Series(Hostile, [1, 2], [3, 4]) { Labels = [Hostile, Hostile] };
        using var page = new NotebookPage();
        page.Add(Notebook.Setup().Html)
            .Add(Draw.Scatter(Hostile, [series, series], Hostile, Hostile).Show().Html)
            .Add(Draw.Bars(Hostile, [(Hostile, 1)], Hostile).Show().Html)
            .Add(Draw.Heatmap(Hostile, [Hostile], [Hostile], [[1]], Hostile, Hostile, Hostile).Show().Html)
            .Add(document.Show().Html)
            .Add(new[] { document }.Show(title: Hostile).Html);
        var hostile = "";
        var report = await new PageProbe(chromium).Open(page.Write(),
            async p => hostile = await p.EvaluateAsync<string>("String(window.hostile)"));
        report.IsSound();
        Assert.Equal("undefined", hostile);
        Assert.Equal(3, report.Plots);
        Assert.Contains("</script><script>window.hostile=1</script>", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_without_its_loader_says_what_to_do()
    {
        using var page = new NotebookPage();
        page.Add(Trend().Show().Html);
        var report = await new PageProbe(chromium) { Patience = TimeSpan.FromSeconds(1) }.Open(page.Write());
        Assert.Empty(report.Errors);
        Assert.Equal((0, 1), (report.Plots, report.Places));
        Assert.Contains("run the notebook's first cell, Notebook.Setup()", report.Text, StringComparison.Ordinal);
    }

    private const string StillIsSeen =
        "[...document.querySelectorAll('.di-still')].filter(i => i.complete && i.naturalWidth === 720 && "
        + "i.getBoundingClientRect().height > 100).length";

    [Fact]
    public async Task Without_scripts_every_chart_shows_its_still_picture()
    {
        using var page = Gallery.Page();
        await using var context = await chromium.NewContextAsync(
            new BrowserNewContextOptions { JavaScriptEnabled = false, Offline = true });
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(new Uri(page.Write()).AbsoluteUri);
        Assert.Equal(Gallery.Charts.Count, await tab.Locator("img.di-still:visible").CountAsync());
        foreach (var still in await tab.Locator("img.di-still").AllAsync())
            Assert.True((await still.BoundingBoxAsync())!.Height > 100);
    }

    [Fact]
    public async Task Drawn_charts_hide_their_still_pictures_and_paper_shows_them_instead()
    {
        using var page = new NotebookPage();
        page.Add(Notebook.Setup().Html).Add(Trend().Show().Html).Add(Bars().Show().Html);
        var (screen, paper, plots) = (-1, -1, -1);
        var report = await new PageProbe(chromium).Open(page.Write(), async p =>
        {
            screen = await p.EvaluateAsync<int>(StillIsSeen);
            await p.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            paper = await p.EvaluateAsync<int>(StillIsSeen);
            plots = await p.Locator(".js-plotly-plot:visible").CountAsync();
        });
        report.IsSound();
        Assert.Equal((0, 2, 0), (screen, paper, plots));
    }

    [Fact]
    public async Task A_browser_that_cannot_unpack_the_chart_library_says_so_above_the_still_picture()
    {
        using var page = new NotebookPage { Head = "<script>delete window.DecompressionStream;</script>" };
        page.Add(Notebook.Setup().Html).Add(Trend().Show().Html);
        var still = 0;
        var report = await new PageProbe(chromium).Open(page.Write(), async p => still = await p.EvaluateAsync<int>(StillIsSeen));
        Assert.Contains("This chart could not be drawn: this browser is too old", report.Text, StringComparison.Ordinal);
        Assert.Equal((0, 1), (report.Plots, still));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_still_picture_stays_within_its_frame_with_any_font(bool dark)
    {
        // The browser's own measure of every text, in the font that this machine has.
        const string outside = """
            () => [...document.querySelectorAll('svg text')].filter(t => {
              const s = t.ownerSVGElement.getBoundingClientRect(), r = t.getBoundingClientRect();
              return r.left < s.left - 1 || r.right > s.right + 1 || r.top < s.top - 1 || r.bottom > s.bottom + 1; }).map(t => t.textContent)
            """;
        using var page = new NotebookPage();
        foreach (var chart in Gallery.Charts)
            page.Add(chart.Svg);
        string[] cut = ["unread"];
        var pictures = Environment.GetEnvironmentVariable("DEEPINNOVATION_PICTURES");
        var report = await new PageProbe(chromium)
        {
            Dark = dark,
            Picture = pictures is null ? null : Path.Combine(pictures, $"stills-{(dark ? "dark" : "light")}.png"),
        }
            .Open(page.Write(), async p => cut = await p.EvaluateAsync<string[]>(outside));
        report.IsSound();
        Assert.Empty(cut);
    }

    [Fact]
    public async Task A_long_table_turns_its_pages_by_keyboard_without_a_network()
    {
        using var page = new NotebookPage();
        var rows = Enumerable.Range(1, 3000).ToList();
        page.Add(rows.Browse(page: 10, most: 25).Html).Add(rows.Browse(page: 10, most: 20).Html);
        var report = await new PageProbe(chromium).Open(page.Write(), async p =>
        {
            var bar = p.Locator(".di-pages").First;
            Assert.Equal("rows 1 to 10 of 3,000; the first 25 are in this page",
                await bar.Locator("[role=status]").InnerTextAsync());
            await bar.Locator("button", new LocatorLocatorOptions { HasTextString = "Next" }).FocusAsync();
            foreach (var key in new[] { "Enter", "Space", "Enter" })
                await p.Keyboard.PressAsync(key);
            Assert.StartsWith("rows 21 to 25 of 3,000", await bar.Locator("[role=status]").InnerTextAsync(),
                StringComparison.Ordinal);
            Assert.Equal(["21", "22", "23", "24", "25"],
                await p.Locator("table").First.Locator("tbody tr:visible").AllInnerTextsAsync());
            Assert.Equal("Next", await p.EvaluateAsync<string>("document.activeElement.textContent"));
            Assert.Equal(10, await p.Locator("table").Last.Locator("tbody tr:visible").CountAsync());
        });
        report.IsSound();
    }

    [Fact]
    public async Task The_loader_twice_on_a_page_works_as_once_and_equal_charts_are_both_drawn()
    {
        using var page = new NotebookPage();
        page.Add(Notebook.Setup().Html).Add(Trend().Show().Html).Add(Notebook.Setup().Html).Add(Trend().Show().Html);
        var report = await new PageProbe(chromium).Open(page.Write());
        report.IsSound();
        Assert.Equal(2, report.Plots);
    }

    [Fact]
    public async Task A_drawn_chart_follows_the_pages_colours_and_width()
    {
        const string fill = "getComputedStyle(document.querySelector('.xtick text')).fill";
        const string fits = "() => document.querySelector('.main-svg').getBoundingClientRect().right <= window.innerWidth";
        using var page = new NotebookPage();
        page.Add(Notebook.Setup().Html).Add(Trend().Show().Html);
        var (light, dark) = ("", "");
        var report = await new PageProbe(chromium).Open(page.Write(), async p =>
        {
            light = await p.EvaluateAsync<string>(fill);
            await p.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await p.WaitForFunctionAsync($"before => {fill} !== before", light);
            dark = await p.EvaluateAsync<string>(fill);
            await p.SetViewportSizeAsync(390, 800);
            await p.WaitForFunctionAsync(fits);
        });
        report.IsSound();
        Assert.Equal(("rgb(27, 27, 27)", "rgb(232, 232, 232)"), (light, dark));
    }

    [Fact]
    public async Task The_probe_sees_a_request_and_an_error()
    {
        using var page = new NotebookPage();
        page.Add("<script src=\"https://example.invalid/x.js\"></script><script>throw new Error('seen');</script>");
        var report = await new PageProbe(chromium).Open(page.Write());
        Assert.Equal(["https://example.invalid/x.js"], report.Blocked);
        Assert.Contains(report.Errors, e => e.Contains("seen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Every_output_fits_its_page(int width, bool dark)
    {
        using var page = Gallery.Page();
        var pictures = Environment.GetEnvironmentVariable("DEEPINNOVATION_PICTURES");
        var report = await new PageProbe(chromium)
        {
            Width = width,
            Dark = dark,
            Picture = pictures is null ? null : Path.Combine(pictures, $"gallery-{width}-{(dark ? "dark" : "light")}.png"),
        }.Open(page.Write());
        report.IsSound();
        Assert.Equal(Gallery.Charts.Count, report.Plots);
        Assert.Equal(0, report.Overflow);
    }
}
