using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Browser.Tests;

/// <summary>What a reviewer opens after <c>reproduce</c>: every page, from the file system, with no network.</summary>
public sealed class SiteTests(Chromium chromium, ReproducedSite site) : IClassFixture<ReproducedSite>
{
    [Fact]
    public async Task Every_chart_of_every_page_draws_without_a_network_or_an_error()
    {
        Assert.Equal(9, site.Pages.Count);
        var drawn = 0;
        foreach (var path in site.Pages)
        {
            var report = await new PageProbe(chromium).Open(path);
            report.IsSound();
            var cells = NotebookDocument.Read(Path.ChangeExtension(path, ".ipynb")).Cells;
            var wanted = cells.Count(cell => cell.Kind == CellKind.Code && cell.Source.Contains("Charts.", StringComparison.Ordinal));
            Assert.True(wanted == report.Plots, $"{Path.GetFileName(path)}: {report.Plots} of {wanted} charts are drawn");
            drawn += report.Plots;
            // Beside the HTML of each chart stands its picture, small enough to be kept in a notebook.
            var stills = cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Select(output => output.TextOf("image/svg+xml")).OfType<string>().ToList();
            Assert.Equal(report.Plots, stills.Count);
            Assert.All(stills, still => Assert.InRange(still.Length, 500, 60_000));
        }

        Assert.True(drawn >= 15, $"{drawn} charts are drawn");
    }

    [Fact]
    public void Every_solution_of_the_exercises_is_right()
    {
        var shown = site.Solve();
        Assert.Equal(27, shown.Count);
        // No year of so small a corpus has 50 papers.
        Assert.All(shown, text => Assert.Contains(text.StartsWith("07-s2a", StringComparison.Ordinal) ? " No answer here: " : " Right: ", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_index_leads_to_every_notebook_and_every_page_fits_its_window(int width, bool dark)
    {
        var report = await new PageProbe(chromium) { Width = width, Dark = dark }.Open(site.Index, async page =>
            Assert.Equal(site.Pages.Select(Path.GetFileName), await page.EvaluateAsync<string[]>("[...document.querySelectorAll('ol.notebooks a')].map(a => a.getAttribute('href'))")));
        report.IsSound();
        Assert.Contains("Claims of the paper", report.Text, StringComparison.Ordinal);
        Assert.Equal(0, report.Overflow);
        foreach (var path in site.Pages)
            Assert.True((await new PageProbe(chromium) { Width = width, Dark = dark }.Open(path)).Overflow == 0, $"{Path.GetFileName(path)} is wider than {width} pixels");
    }
}
