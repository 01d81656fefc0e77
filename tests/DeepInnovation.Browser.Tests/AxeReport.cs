using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace DeepInnovation.Browser.Tests;

/// <summary>
/// What axe-core finds wrong with a page for people who use it by keyboard, with a screen reader, or with weak sight.
/// </summary>
/// <param name="Passed">Rules that applied and passed.</param>
/// <param name="Serious">The serious and critical faults, each with its first element.</param>
public sealed record AxeReport(int Passed, IReadOnlyList<string> Serious)
{
    /// <summary>
    /// Runs every rule on an open page. What is drawn in a chart is one picture with a name and nothing in it is read apart, so
    /// its thousands of marks are taken out first.
    /// </summary>
    public static async Task<AxeReport> Of(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('.js-plotly-plot svg').forEach(svg => svg.replaceChildren())");
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        var serious = await page.EvaluateAsync<string[]>("""
            async () => {
                const found = await axe.run(document, { resultTypes: ['violations'] });
                const serious = found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
                return [String(found.passes.length), ...serious.map(v => `${v.id}: ${v.nodes[0].html}`)];
            }
            """);
        return new AxeReport(int.Parse(serious[0], System.Globalization.CultureInfo.InvariantCulture), serious[1..]);
    }
}
