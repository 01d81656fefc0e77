using DeepInnovation.Notebooks.Comparisons;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>
/// Reruns a notebook and compares its outputs with those in the file, value by value, within the tolerances that its cells
/// declare. Does not change the file.
/// </summary>
/// <param name="options">The options; null for the defaults.</param>
public sealed class NotebookVerifier(NotebookRunOptions? options = null)
{
    /// <summary>Verifies a notebook by running it in full.</summary>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="cancellation">Stops the run, with a result that says so.</param>
    /// <exception cref="NotebookException">A parameter does not fit, or a cell's rules are invalid.</exception>
    public async Task<NotebookVerification> VerifyAsync(NotebookDocument notebook, CancellationToken cancellation = default)
    {
        notebook = notebook.Copy();
        CellIds.Assign(notebook.Cells);
        // Check every rule before hours of work.
        var rules = notebook.Cells.Where(cell => cell.Kind == CellKind.Code)
            .ToDictionary(cell => cell.Id, cell => ComparisonRules.Of(notebook, cell));
        var run = await new NotebookRunner(options).RunAsync(notebook, cancellation).ConfigureAwait(false);
        var statuses = run.Cells.ToDictionary(cell => cell.Id, cell => cell.Status);
        var executed = run.Notebook.Cells.Where(
            cell => statuses.GetValueOrDefault(cell.Id, CellStatus.NotRun) == CellStatus.Succeeded).ToDictionary(cell => cell.Id);

        var (differing, compared, values, number) = (new List<CellDifferences>(), 0, 0, 0);
        foreach (var cell in notebook.Cells.Where(cell => rules.ContainsKey(cell.Id) && !string.IsNullOrWhiteSpace(cell.Source)))
        {
            number++;
            // The run reports failed cells; later cells were not run, and injected ones have no counterpart.
            if (!executed.TryGetValue(cell.Id, out var again))
                continue;
            var found = OutputComparison.Compare(cell.Outputs, again.Outputs, rules[cell.Id], out var counted);
            (compared, values) = (compared + 1, values + counted);
            if (found.Count > 0)
                differing.Add(new CellDifferences(number, cell.Id, FirstLine(cell.Source), found));
        }

        return new NotebookVerification { Run = run, Cells = differing, CellsCompared = compared, ValuesCompared = values };
    }

    private static string FirstLine(string source) => source.TrimStart().Split('\n')[0].TrimEnd();
}
