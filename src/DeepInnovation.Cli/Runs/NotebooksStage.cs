using System.Globalization;
using System.Net;
using System.Text;
using DeepInnovation.Claims;
using DeepInnovation.Notebooks;
using DeepInnovation.Notebooks.Format;
using DeepInnovation.Notebooks.Pages;
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
        var entries = new List<NotebookIndexEntry>();
        foreach (var path in paths)
        {
            context.Report(entries.Count, paths.Count, "notebooks");
            entries.Add(new NotebookIndexEntry(Run(context, path), Page(path)));
            if (!entries[^1].Result.Succeeded)
                break;
        }

        WritePages(context, entries);
        if (entries[^1].Result.Failure is { } failure)
            throw new NotebookFailedException(failure);
        foreach (var path in paths)
        {
            context.NoteOutput(Path.GetFileName(path));
            context.NoteOutput(Page(path));
        }

        context.NoteOutput(Index);
        context.Count("notebooks", entries.Count);
        context.Count("cells", entries.Sum(entry => entry.Result.Notebook.Cells.Count(cell => cell.IsCode)));
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

    private void WritePages(StageContext context, List<NotebookIndexEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            List<PageLink> links = [new("All notebooks", Index)];
            if (i > 0)
                links.Add(new PageLink($"← {entries[i - 1].Result.Notebook.Title}", entries[i - 1].Address));
            if (i + 1 < entries.Count)
                links.Add(new PageLink($"{entries[i + 1].Result.Notebook.Title} →", entries[i + 1].Address));
            NotebookPage.Write(entries[i].Result.Notebook, context.PathOf(entries[i].Address), links);
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
