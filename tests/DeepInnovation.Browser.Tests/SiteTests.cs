using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using DeepInnovation.Cli.Site;
using DeepInnovation.Core.Tables;
using DeepInnovation.Maps;
using DeepInnovation.Notebooks.Documents;
using Microsoft.Playwright;

namespace DeepInnovation.Browser.Tests;

/// <summary>What a reviewer opens after <c>reproduce</c>: every page, from the file system, with no network.</summary>
[Collection(nameof(NotebookRuns))]
public sealed partial class SiteTests(Chromium chromium, ReproducedSite site) : IClassFixture<ReproducedSite>
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Every_page_draws_its_charts_fits_its_window_and_has_no_serious_fault_for_axe(int width, bool dark)
    {
        Assert.Equal(9, site.Pages.Count);
        var drawn = 0;
        foreach (var path in Everything())
        {
            AxeReport? axe = null;
            var report = await new PageProbe(chromium) { Width = width, Dark = dark }.Open(path,
                async page => axe = await AxeReport.Of(page));
            report.IsSound();
            Assert.True(report.Overflow == 0, $"{Path.GetFileName(path)} is wider than {width} pixels");
            // The rules must have been tried: a page on which none applied would pass too.
            Assert.True(axe!.Passed > 15, $"{Path.GetFileName(path)}: {axe.Passed} rules passed");
            Assert.True(axe.Serious.Count == 0, $"{Path.GetFileName(path)}: {string.Join("; ", axe.Serious)}");
            drawn += report.Plots;
        }

        Assert.True(drawn >= 18, $"{drawn} charts are drawn");
    }

    [Fact]
    public void Every_chart_of_the_notebooks_has_a_place_on_its_page_and_a_small_still_picture()
    {
        foreach (var path in site.Pages)
        {
            var cells = NotebookDocument.Read(Path.ChangeExtension(path, ".ipynb")).Cells;
            var wanted = cells.Count(cell => cell.Kind == CellKind.Code && ChartCall().IsMatch(cell.Source));
            var places = new HtmlParser().ParseDocument(File.ReadAllText(path)).QuerySelectorAll("[data-di-chart]").Length;
            Assert.True(wanted == places, $"{Path.GetFileName(path)}: {places} of {wanted} charts");
            var stills = cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>()
                .Select(output => output.TextOf("image/svg+xml")).OfType<string>().ToList();
            Assert.Equal(places, stills.Count);
            Assert.All(stills, still => Assert.InRange(still.Length, 500, 60_000));
        }
    }

    [Fact]
    public void Every_solution_of_the_exercises_is_right()
    {
        var shown = site.Solve();
        Assert.Equal(27, shown.Count);
        // No year of so small a corpus has 50 papers.
        Assert.All(shown, text => Assert.Contains(text.StartsWith("07-s2a", StringComparison.Ordinal) ? " No answer here: "
            : " Right: ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_overview_leads_to_every_page_and_shows_the_flow_and_the_claims()
    {
        var report = await new PageProbe(chromium).Open(site.Index, async page =>
        {
            var pages = site.Pages.Select(Path.GetFileName).ToList();
            Assert.Equal(pages, await Hrefs(page, "ol.notebooks a"));
            List<string?> menu = [RunSite.Overview, .. pages, RunSite.Downloads];
            Assert.Equal(menu, await Hrefs(page, "nav.site a"));
            // The menu opens by keyboard, and Escape closes it.
            await page.FocusAsync("nav.site summary");
            await page.Keyboard.PressAsync("Enter");
            Assert.True(await page.IsVisibleAsync("nav.site li a"));
            await page.Keyboard.PressAsync("Escape");
            Assert.False(await page.IsVisibleAsync("nav.site li a"));
        });
        report.IsSound();
        Assert.Equal(3, report.Plots);
        foreach (var text in (string[])["Claims of the paper", "Papers: what remains after each step",
            "Patents: what remains after each step", "rows 1 to 15 of 75", "09-release"])
            Assert.Contains(text, report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_sorts_by_a_click_turns_its_pages_and_is_saved_whole()
    {
        await new PageProbe(chromium).Open(site.Index, async page =>
        {
            const string measured =
                "[...document.querySelectorAll('table[data-di-page] tbody tr')].map(r => r.cells[5].textContent.trim())";
            var before = await page.EvaluateAsync<string[]>(measured);
            Assert.Equal(75, before.Length);
            await page.ClickAsync("text=Next");
            var heading = page.Locator("table[data-di-page] thead th").Nth(5);
            await heading.Locator("button").ClickAsync();
            Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
            Assert.Contains("rows 1 to 15 of 75", await page.InnerTextAsync(".di-pages"), StringComparison.Ordinal);
            var up = (await page.EvaluateAsync<string[]>(measured)).Select(Number).ToList();
            // Numbers by their size, and what was not measured last.
            Assert.Equal(up.Where(n => n is not null).Order(), up.TakeWhile(n => n is not null));
            Assert.Contains(null, up);
            await heading.Locator("button").ClickAsync();
            var down = (await page.EvaluateAsync<string[]>(measured)).Select(Number).ToList();
            Assert.Equal(up.Where(n => n is not null).OrderDescending(), down.TakeWhile(n => n is not null));
            await heading.Locator("button").ClickAsync();
            Assert.Equal(before, await page.EvaluateAsync<string[]>(measured));

            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".di-pages button.save"));
            Assert.Equal("Each-claim-and-what-this-run-measured.csv", download.SuggestedFilename);
            var rows = CsvFile.Read((await download.PathAsync())!, "verdict", "claim", "measured").ToList();
            Assert.Equal(75, rows.Count);
            Assert.Equal(before, rows.Select(row => row["measured"]));
        });
    }

    [Fact]
    public void The_zip_holds_all_that_its_pages_lead_to_and_no_page_is_heavy()
    {
        var folder = Directory.CreateTempSubdirectory("deepinnovation-");
        try
        {
            ZipFile.ExtractToDirectory(site.Archive, folder.FullName);
            var root = Path.Combine(folder.FullName, "deepinnovation-run");
            var pages = Directory.GetFiles(root, "*.html");
            Assert.Equal(11, pages.Length);
            var links = 0;
            foreach (var page in pages)
            {
                Assert.InRange(new FileInfo(page).Length, 1, 6_000_000);
                foreach (var href in new HtmlParser().ParseDocument(File.ReadAllText(page)).QuerySelectorAll("a[href]")
                    .Select(a => a.GetAttribute("href")!))
                {
                    if (href.StartsWith('#') || href.StartsWith("https://", StringComparison.Ordinal))
                        continue;
                    var path = Path.Combine(root, Uri.UnescapeDataString(href.Split('#')[0]));
                    Assert.True(File.Exists(path), $"{Path.GetFileName(page)} leads to {href}, which is not there");
                    links++;
                }
            }

            Assert.True(links > 150, $"{links} links");
            Assert.True(Directory.GetFiles(Path.Combine(root, "figures"), "*.svg").Length >= 15);
            // A table of the zip is the run's.
            var trend = ParquetTable.Read<YearlyTrend>(
                Path.Combine(Path.GetDirectoryName(site.Archive)!, "..", "10-maps", "trend.parquet"));
            var rows = CsvFile.Read(Path.Combine(root, "tables", "10-maps", "trend.csv"), "year", "kind",
                "ai_documents").ToList();
            Assert.Equal(trend.Select(t => t.AiDocuments.ToString(CultureInfo.InvariantCulture)),
                rows.Select(row => row["ai_documents"]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IEnumerable<string> Everything(
        ) => [site.Index, .. site.Pages, Path.Combine(Path.GetDirectoryName(site.Index)!, RunSite.Downloads)];

    private static Task<string[]> Hrefs(IPage page, string selector) =>
        page.EvaluateAsync<string[]>($"[...document.querySelectorAll('{selector}')].map(a => a.getAttribute('href'))");

    private static double? Number(string text) =>
        text.Split(' ')[0].Replace(",", "", StringComparison.Ordinal).TrimEnd('%') is { } digits
        && double.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The first cell names the assembly of the charts.
    [GeneratedRegex(@"(?<!DeepInnovation\.)\bCharts\.[A-Z]\w*\(")]
    private static partial Regex ChartCall();
}
