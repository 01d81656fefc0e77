using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Running;

/// <summary>An ordered set of notebooks, each run in its own session.</summary>
public static class NotebookSet
{
    /// <summary>A folder's notebooks by name (<c>00-tour.ipynb</c>, <c>01-...</c>), without subfolders.</summary>
    /// <exception cref="NotebookException">The folder is missing or has no notebooks.</exception>
    public static IReadOnlyList<string> Find(string folder)
    {
        if (!Directory.Exists(folder))
            throw new NotebookException("there is no such folder. Check the name.", folder);
        var found = Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new NotebookException("the folder has no .ipynb file.", folder);
    }

    /// <summary>Reads one notebook, or all of a folder in the order of <see cref="Find"/>.</summary>
    /// <param name="path">An .ipynb file or a folder of them.</param>
    /// <exception cref="NotebookException">The folder has no notebooks, or a file is missing or not a C# notebook.</exception>
    public static IReadOnlyList<(string File, NotebookDocument Notebook)> Read(string path) =>
        [.. (Directory.Exists(path) ? Find(path) : [path]).Select(file => (file, NotebookDocument.Read(file)))];

    /// <summary>
    /// Runs notebooks in order and writes each executed copy atomically, under its own name, as soon as it is done. With
    /// <see cref="NotebookRunOptions.StopOnError"/> the first failure ends the set, its executed copy included. Each parameter
    /// goes to the notebooks that declare it.
    /// </summary>
    /// <param name="paths">The notebooks, in order.</param>
    /// <param name="outputFolder">The folder for executed copies; created if missing.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellation">Stops the set, with a last result that says so.</param>
    /// <returns>One result per notebook that was run.</returns>
    /// <exception cref="NotebookException">A file is not a C# notebook, or no notebook declares a parameter.</exception>
    public static async Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<string> paths, string outputFolder, NotebookRunOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new NotebookRunOptions();
        // Read first, so that a broken file is found before hours of work.
        var notebooks = paths.Select(NotebookDocument.Read).ToList();
        var declared = notebooks.Select(ParameterCell.NamesIn).ToList();
        if (options.Parameters.Keys.FirstOrDefault(name => !declared.Exists(names => names.Contains(name))) is { } unknown)
            throw new NotebookException($"no notebook declares the parameter \"{unknown}\"; declared are "
                + $"{string.Join(", ", declared.SelectMany(names => names).Distinct().Order(StringComparer.Ordinal))}.");
        var results = new List<NotebookResult>();
        for (var i = 0; i < notebooks.Count; i++)
        {
            var own = options.Parameters.Where(pair => declared[i].Contains(pair.Key)).ToDictionary();
            var result = await new NotebookRunner(options with { Parameters = own })
                .RunAsync(notebooks[i], cancellation).ConfigureAwait(false);
            result.Notebook.Write(Path.Combine(outputFolder, result.Notebook.Name));
            results.Add(result);
            if (!result.Succeeded && (options.StopOnError || cancellation.IsCancellationRequested))
                break;
        }

        return results;
    }
}
