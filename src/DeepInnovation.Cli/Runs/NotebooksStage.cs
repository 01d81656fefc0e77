using System.Globalization;
using System.Net;
using System.Text;
using DeepInnovation.Claims;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Pages;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// The last stage: runs the notebooks in order against the run and writes each as .ipynb and as page, and the index that leads
/// to them. It lives here and not in the library, which knows no notebooks.
/// </summary>
/// <param name="folder">The folder of the notebooks.</param>
/// <param name="finished">The stages before it, in order.</param>
internal sealed class NotebooksStage(string folder, IReadOnlyList<IStage> finished) : IStage
{
    public const string StageName = "notebooks";

    public const string Index = "index.html";

    public string Name => StageName;

    public string Folder => "12-notebooks";

    public IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
    {
        // The session, the pages and the formatters are in other assemblies than the library, whose identity every stage counts in.
        ["code"] = string.Join(' ', new[] { typeof(NotebookRunner), typeof(NotebooksStage), typeof(Interactive.Notebook) }
            .Select(type => type.Assembly.ManifestModule.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture))),
    };

    public IReadOnlyList<string> Inputs(RunFolder run) =>
    [
        .. Notebooks(folder),
        .. finished.SelectMany(stage => (run.ManifestOf(stage.Folder)?.Outputs ?? []).Select(output => run.PathOf(stage.Folder, output.File))),
    ];

    public void Execute(StageContext context)
    {
        var paths = Notebooks(folder);
        if (paths.Count == 0)
            throw new InputException($"there is no notebook in {folder}", "Restore it from version control");
        var results = new List<NotebookResult>();
        foreach (var path in paths)
        {
            context.Report(results.Count, paths.Count, "notebooks");
            results.Add(Run(context, path));
            context.Cancellation.ThrowIfCancellationRequested();
            if (!results[^1].Succeeded)
                break;
        }

        WritePages(context, results);
        if (results[^1].Error is { } failure)
            throw new NotebookFailedException(failure);
        foreach (var path in paths)
        {
            context.NoteOutput(Path.GetFileName(path));
            context.NoteOutput(Page(path));
        }

        context.NoteOutput(Index);
        context.Count("notebooks", results.Count);
        context.Count("cells", results.Sum(result => result.Cells.Count));
        context.Report(paths.Count, paths.Count, "notebooks");
    }

    /// <summary>The notebooks of a folder in the order of their names.</summary>
    public static IReadOnlyList<string> Notebooks(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)];

    private static NotebookResult Run(StageContext context, string path)
    {
        var options = new NotebookRunOptions { Parameters = new Dictionary<string, object> { ["runFolder"] = context.Run.Root } };
        var result = new NotebookRunner(options).RunAsync(NotebookDocument.Read(path), context.Cancellation).GetAwaiter().GetResult();
        result.Notebook.Write(context.PathOf(Path.GetFileName(path)));
        return result;
    }

    private void WritePages(StageContext context, List<NotebookResult> results)
    {
        List<NotebookIndexEntry> entries = [.. results.Select(result => NotebookIndexEntry.Of(result, Page(result.Notebook.Name)))];
        for (var i = 0; i < entries.Count; i++)
        {
            NotebookPage.Write(results[i].Notebook, context.PathOf(entries[i].Href), new NotebookPageOptions
            {
                Previous = i > 0 ? new PageLink(entries[i - 1].Href, entries[i - 1].Title) : null,
                Next = i + 1 < entries.Count ? new PageLink(entries[i + 1].Href, entries[i + 1].Title) : null,
                IndexHref = Index,
            });
        }

        NotebookIndex.Write(context.PathOf(Index), "A run of DeepInnovation", Introduction(context.Run), entries);
    }

    private string Introduction(RunFolder run)
    {
        var options = ReproductionOptions.Read(Path.Combine(run.Root, ReproductionOptions.FileName));
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p>The paper DeepInnovationAI (arXiv 2503.09257), stage by stage, on {What(options)}. Seed {run.Seed}.</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(LedgerSummary.Of(run))}</p>\n");
        html.Append("<h2>The stages</h2>\n<div class=\"output\"><table>\n<thead><tr><th scope=\"col\">Stage</th><th scope=\"col\">What came out</th><th scope=\"col\">Seconds</th><th scope=\"col\">MiB</th></tr></thead>\n<tbody>\n");
        foreach (var stage in finished)
        {
            var manifest = run.ManifestOf(stage.Folder)!;
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{stage.Folder}</th><td>{WebUtility.HtmlEncode(StageSummary.Of(manifest))}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td>{manifest.WallSeconds:0.0}</td><td>{manifest.PeakMemoryBytes / (1 << 20)}</td></tr>\n");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static string What(ReproductionOptions options) => options.Scope switch
    {
        DataScope.Sample => "<strong>the synthetic corpus</strong> that comes with the project. No number here is a result about real papers or patents",
        DataScope.Release => "the tables that the paper released",
        _ => WebUtility.HtmlEncode(string.Join(" and ", new[] { options.Papers, options.Patents }.Where(p => p is not null).Select(Path.GetFileName))),
    };

    private static string Page(string notebook) => Path.GetFileNameWithoutExtension(notebook) + ".html";
}
