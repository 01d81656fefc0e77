using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Site;

/// <summary>
/// The last stage: runs the notebooks in order against the run and writes each as .ipynb, and the site. It lives here because
/// the library knows no notebooks.
/// </summary>
/// <param name="folder">The folder of the notebooks.</param>
/// <param name="finished">The stages before it, in order.</param>
internal sealed class NotebooksStage(string folder, IReadOnlyList<IStage> finished) : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("notebooks", "12-notebooks");

    /// <summary>The stage behind those of the paper; asks for the notebooks' folder when it is made.</summary>
    public static StageEntry Entry { get; } = new(Place, run => new NotebooksStage(
        FindNotebooks(), [.. run.Stages.Where(name => name != Place.Name).Select(run.Create)]))
    {
        // Notebooks bring stages up to date themselves.
        LocksRun = false,
    };

    StagePlace IStage.Place => Place;

    public IReadOnlyList<RunFile> Reads => [];

    /// <summary>
    /// The overview and the archive; notebooks, tables and figures beside them have the names of their sources.
    /// </summary>
    public IReadOnlyList<RunFile> Writes { get; } = [Place.File(RunSite.Overview), Place.File(RunSite.Archive)];

    public IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
    {
        // Session, pages and charts live in other assemblies than the library, whose version every stage already counts.
        ["code"] = Sha256.OfText(string.Join('\n',
            LibraryVersions.Of(typeof(NotebooksStage).Assembly).Select(version => $"{version.Key} {version.Value}"))),
    };

    public IReadOnlyList<string> Given(RunFolder run) =>
    [
        .. Notebooks(folder),
        .. finished.SelectMany(
            stage => (run.ManifestOf(stage.Place)?.Outputs ?? []).Select(output => run.PathOf(stage.Place.Folder, output.File))),
    ];

    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("notebooks")} notebooks, {manifest.Number("cells")} cells";

    public void Execute(StageContext context)
    {
        var paths = Notebooks(folder);
        if (paths.Count == 0)
            throw new InputException($"there is no notebook in {folder}", "Restore it from version control");
        var site = new RunSite(context, finished);
        site.Clear();
        var results = new List<NotebookResult>();
        foreach (var path in paths)
        {
            context.Report(results.Count, paths.Count, "notebooks");
            results.Add(Run(context, path));
            context.Cancellation.ThrowIfCancellationRequested();
            if (!results[^1].Succeeded)
                break;
        }

        var files = site.Write(results);
        if (results[^1].Error is { } failure)
            throw new NotebookFailedException(failure);
        site.Pack(files);
        foreach (var file in (IEnumerable<string>)[.. paths.Select(path => Path.GetFileName(path)), .. files, RunSite.Archive])
            context.NoteOutput(file);
        context.Count("notebooks", results.Count);
        context.Count("cells", results.Sum(result => result.Cells.Count));
        context.Report(paths.Count, paths.Count, "notebooks");
    }

    /// <summary>The folder's notebooks, ordered by name.</summary>
    public static IReadOnlyList<string> Notebooks(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)];

    private static NotebookResult Run(StageContext context, string path)
    {
        var options = new NotebookRunOptions
        {
            Parameters = new Dictionary<string, object> { ["runFolder"] = context.Run.Root },
            OmitNotApplicable = true,
        };
        var result = new NotebookRunner(options).RunAsync(NotebookDocument.Read(path), context.Cancellation)
            .GetAwaiter().GetResult();
        result.Notebook.Write(context.PathOf(Path.GetFileName(path)));
        return result;
    }

    /// <summary>The notebooks' folder; a copy of the program alone has none.</summary>
    private static string FindNotebooks()
    {
        try
        {
            return ProjectFolder.Find("notebooks");
        }
        catch (InputException error)
        {
            throw new InputException(error.Problem, null, null,
                hint: "Start inside a checkout of DeepInnovation, or give --no-notebooks", inner: error);
        }
    }
}
