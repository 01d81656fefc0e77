using DeepInnovation.Cli.Runs;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Pages;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Site;

/// <summary>
/// Writes what a reader of a run opens: an overview, a page per notebook, tables and figures to download, and one zip of
/// everything. Pages are self-contained, load nothing, and link only to files beside them.
/// </summary>
/// <param name="context">The stage that writes the site into its folder.</param>
/// <param name="stages">The stages that finished before, in order.</param>
internal sealed class RunSite(StageContext context, IReadOnlyList<IStage> stages)
{
    public const string Overview = "index.html";

    public const string Downloads = "data.html";

    public const string Archive = "site.zip";

    /// <summary>Deletes the previous run's files, because no page may link to what this run does not write.</summary>
    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(context.PathOf(""))
            .Where(file => Path.GetExtension(file) is ".html" or ".ipynb" or ".zip").ToList())
            Disk.Delete(file);
        foreach (var folder in (string[])[SiteTables.Folder, SiteFigures.Folder])
        {
            if (Directory.Exists(context.PathOf(folder)))
                Disk.DeleteFolder(context.PathOf(folder));
        }
    }

    /// <summary>Writes pages, tables and figures and returns all file names in reading order. Accepts failed notebooks.</summary>
    public IReadOnlyList<string> Write(IReadOnlyList<NotebookResult> results)
    {
        List<NotebookIndexEntry> entries = [
            .. results.Select(result => NotebookIndexEntry.Of(result, PageOf(result.Notebook.Name)))];
        var menu = new SiteMenu(new PageLink(Overview, "Overview"), [.. entries.Select(Link)])
        {
            Downloads = new PageLink(Downloads, "Tables and figures"),
            Notice = LabelNotice.Of(context.Run),
        };
        var figures = results.Zip(entries).SelectMany(
            pair => PageFigure.Of(pair.First.Notebook).Select(figure => (Notebook: pair.Second, Figure: figure))).ToList();
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
        NotebookIndex.Write(context.PathOf(Overview), "A run of DeepInnovation", overview.Introduction(), entries,
            overview.Sections(), menu);
        SitePage.Write(context.PathOf(Downloads), "Tables and figures",
            SiteTables.Html(tables) + SiteFigures.Html(figures), menu);
        return
        [
            Overview, .. entries.Select(entry => entry.Href), Downloads, .. tables.Select(table => table.Path).OfType<string>(),
            .. figures.Select(f => SiteFigures.PathOf(f.Figure)),
        ];
    }

    /// <summary>Packs the files that <see cref="Write"/> named.</summary>
    public void Pack(IReadOnlyList<string> files) =>
        SiteArchive.Write(context.PathOf(Archive), files.Select(file => (file, context.PathOf(file))));

    private static PageLink Link(NotebookIndexEntry entry) => new(entry.Href, entry.Title);

    private static string PageOf(string notebook) => Path.GetFileNameWithoutExtension(notebook) + ".html";
}
