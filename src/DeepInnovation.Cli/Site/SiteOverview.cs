using System.Globalization;
using System.Text;
using DeepInnovation.Claims;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core.Documents;
using DeepInnovation.Interactive;
using DeepInnovation.Release;
using DeepInnovation.Runs;
using static System.Net.WebUtility;
using Draw = DeepInnovation.Charts.Charts;

namespace DeepInnovation.Cli.Site;

/// <summary>The first page of a run: its inputs, the claims and their verdicts, the flow of documents, the stages.</summary>
internal sealed class SiteOverview(RunFolder run, IReadOnlyList<IStage> stages)
{
    private const int ClaimsOfAPage = 15;

    /// <summary>The HTML above the list of notebooks.</summary>
    public string Introduction()
    {
        var options = ReproductionOptions.Read(Path.Combine(run.Root, ReproductionOptions.FileName));
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture,
            $"<p>The paper DeepInnovationAI (arXiv 2503.09257), stage by stage, on {What(options)}. Seed {run.Seed}.</p>\n");
        // A notebook may have failed before it made the stages that the run lacked.
        if (run.ManifestOf(ClaimsStage.Place) is not null)
            AppendClaims(html, ClaimsStage.Verdicts.Read(run));
        html.Append("<h2 id=\"flow\">From the files to the pairs</h2>\n<p>Percentages are relative to the previous step.</p>\n"
            + "<div class=\"flows\">\n");
        foreach (var (kind, title) in new[] { (DocumentKind.Paper, "Papers"), (DocumentKind.Patent, "Patents") })
        {
            var flow = ReleaseFlow.Of(run, kind);
            html.Append("<div class=\"output\">").Append(Draw.Flow($"{title}: what remains after each step",
                flow.Select(s => (s.Step, (double)s.Documents)), title.ToLowerInvariant()).Show().Html).Append("</div>\n");
        }

        return html.Append("</div>\n").ToString();
    }

    /// <summary>
    /// The HTML below the list: the stages, then the chart script, last so that the text can be read before it loads.
    /// </summary>
    public IReadOnlyList<string> Sections()
    {
        var html = new StringBuilder("<h2 id=\"stages\">Stages</h2>\n<div class=\"scroll\" tabindex=\"0\"><table>\n"
            + "<thead><tr><th scope=\"col\">Stage</th><th scope=\"col\">Result</th><th scope=\"col\">Seconds</th><th "
            + "scope=\"col\">Memory</th></tr></thead>\n<tbody>\n");
        foreach (var stage in stages)
        {
            if (run.ManifestOf(stage.Place) is not { } manifest)
                continue;
            html.Append(CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{stage.Place.Folder}</th><td>{HtmlEncode(stage.Summary(manifest))}</td>");
            html.Append(CultureInfo.InvariantCulture,
                $"<td class=\"n\">{manifest.WallSeconds:0.0}</td><td class=\"n\">{manifest.PeakMemory}</td></tr>\n");
        }

        return [html.Append("</tbody></table></div>\n").ToString(), Interactive.Notebook.Loader().Html];
    }

    private static void AppendClaims(StringBuilder html, List<LedgerRow> ledger)
    {
        html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlEncode(LedgerSummary.Of(ledger))}</p>\n");
        html.Append("<h2 id=\"claims\">Claims of the paper</h2>\n<div class=\"output\">\n");
        html.Append(Draw.Ledger("Claims by topic and verdict", ledger).Show().Html);
        // Reviewers look for differences first; within a verdict the order of the book holds.
        var told = ledger.OrderBy(row => row.Verdict switch { Verdict.Differs => 0, Verdict.Reproduced => 1, _ => 2 });
        html.Append(told.Browse(ClaimsOfAPage, int.MaxValue, "Each claim and what this run measured").Html).Append("</div>\n");
    }

    private static string What(ReproductionOptions options) => options.Scope switch
    {
        DataScope.Sample => "<strong>the synthetic corpus</strong> that comes with the project. "
            + "No number here is a result about real papers or patents",
        DataScope.Release => "the tables that the paper released",
        _ => HtmlEncode(string.Join(" and ",
            new[] { options.Papers, options.Patents, options.Corpus }.Where(p => p is not null).Select(Path.GetFileName))),
    };
}
