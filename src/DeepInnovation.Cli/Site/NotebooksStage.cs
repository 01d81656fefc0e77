using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Site;

/// <summary>
/// The last stage: runs the notebooks in order against the run, writes each as .ipynb, and the site that a reader opens. It lives here
/// and not in the library, which knows no notebooks.
/// </summary>
/// <param name="folder">The folder of the notebooks.</param>
/// <param name="finished">The stages before it, in order.</param>
internal sealed class NotebooksStage(string folder, IReadOnlyList<IStage> finished) : IStage
{
    public const string StageName = "notebooks";

    public string Name => StageName;

    public string Folder => "12-notebooks";

    public IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
    {
        // The session, the pages, the charts and what draws them are in other assemblies than the library, whose versions every stage counts in.
        ["code"] = Sha256.OfText(string.Join('\n', LibraryVersions.Of(typeof(NotebooksStage).Assembly).Select(version => $"{version.Key} {version.Value}"))),
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

    /// <summary>The notebooks of a folder in the order of their names.</summary>
    public static IReadOnlyList<string> Notebooks(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)];

    private static NotebookResult Run(StageContext context, string path)
    {
        var options = new NotebookRunOptions { Parameters = new Dictionary<string, object> { ["runFolder"] = context.Run.Root }, OmitNotApplicable = true };
        var result = new NotebookRunner(options).RunAsync(NotebookDocument.Read(path), context.Cancellation).GetAwaiter().GetResult();
        result.Notebook.Write(context.PathOf(Path.GetFileName(path)));
        return result;
    }
}
