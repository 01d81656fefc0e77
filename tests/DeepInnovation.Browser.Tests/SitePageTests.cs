namespace DeepInnovation.Browser.Tests;

public sealed class SitePageTests(Chromium chromium)
{
    [Fact]
    public async Task Every_page_of_the_named_site_draws_its_charts_without_a_network()
    {
        Assert.SkipWhen(SitePage.All.Count == 0, $"No site to open: name the folder of a run's pages in {SitePage.Variable}.");
        var plots = 0;
        foreach (var path in SitePage.All)
        {
            var report = await new PageProbe(chromium).Open(path);
            report.IsSound();
            plots += report.Plots;
        }

        Assert.NotEqual(0, plots);
    }
}
