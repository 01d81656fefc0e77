using DeepInnovation.Cli.Runs;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Pages;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Site;

/// <summary>
/// What a reader of a run opens: the overview, a page for each notebook, the tables and figures to take away, and all of it as one zip.
/// Every page is complete in itself and loads nothing; links lead to files beside it.
/// </summary>
/// <param name="context">The stage that writes the site into its folder.</param>
/// <param name="stages">The stages that finished before, in order.</param>
internal sealed class RunSite(StageContext context, IReadOnlyList<IStage> stages)
{
    /// <summary>The page at which a reader starts.</summary>
    public const string Overview = "index.html";

    /// <summary>The page of tables and figures.</summary>
    public const string Downloads = "data.html";

    /// <summary>The site in one file.</summary>
    public const string Archive = "site.zip";

    /// <summary>Deletes what an earlier run of the stage left: a page must not lead to what this run does not write again.</summary>
    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(context.PathOf("")).Where(file => Path.GetExtension(file) is ".html" or ".ipynb" or ".zip").ToList())
            Disk.Delete(file);
        foreach (var folder in (string[])[SiteTables.Folder, SiteFigures.Folder])
        {
            if (Directory.Exists(context.PathOf(folder)))
                Disk.DeleteFolder(context.PathOf(folder));
        }
    }

    /// <summary>Writes pages, tables and figures, and returns the names of all files in the order of reading. The notebooks may have failed.</summary>
    public IReadOnlyList<string> Write(IReadOnlyList<NotebookResult> results)
    {
        List<NotebookIndexEntry> entries = [.. results.Select(result => NotebookIndexEntry.Of(result, PageOf(result.Notebook.Name)))];
        var menu = new SiteMenu(new PageLink(Overview, "Overview"), [.. entries.Select(Link)]) { Downloads = new PageLink(Downloads, "Tables and figures"), Notice = LabelNotice.Of(context.Run) };
        var figures = results.Zip(entries).SelectMany(pair => PageFigure.Of(pair.First.Notebook).Select(figure => (Notebook: pair.Second, Figure: figure))).ToList();
        foreach (var (_, figure) in figures)
            AtomicFile.WriteText(context.PathOf(SiteFigures.PathOf(figure)), figure.Svg);
        var tables = SiteTables.Write(context, stages);
        for (var i = 0; i < entries.Count; i++)
        {
            NotebookPage.Write(results[i].Notebook, context.PathOf(entries[i].Href), new NotebookPageOptions
            {
                Previous = i > 0 ? Link(entries[i - 1]) : null,
                Next = i + 1 < entries.Count ? Link(entries[i + 1]) : null,
                Menu = menu,
                Href = entries[i].Href,
                FigureFolder = SiteFigures.Folder,
            });
        }

        var overview = new SiteOverview(context.Run, stages);
        NotebookIndex.Write(context.PathOf(Overview), "A run of DeepInnovation", overview.Introduction(), entries, overview.Sections(), menu);
        SitePage.Write(context.PathOf(Downloads), "Tables and figures", SiteTables.Html(tables) + SiteFigures.Html(figures), menu);
        return
        [
            Overview, .. entries.Select(entry => entry.Href), Downloads, .. tables.Select(table => table.Path).OfType<string>(), .. figures.Select(f => SiteFigures.PathOf(f.Figure)),
        ];
    }

    /// <summary>Packs the files that <see cref="Write"/> named.</summary>
    public void Pack(IReadOnlyList<string> files) => SiteArchive.Write(context.PathOf(Archive), files.Select(file => (file, context.PathOf(file))));

    private static PageLink Link(NotebookIndexEntry entry) => new(entry.Href, entry.Title);

    private static string PageOf(string notebook) => Path.GetFileNameWithoutExtension(notebook) + ".html";
}
