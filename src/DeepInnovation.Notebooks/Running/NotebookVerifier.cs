using DeepInnovation.Notebooks.Comparisons;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>
/// Runs a notebook again and compares the values of its outputs, by type and within the tolerances that its cells declare, with
/// those in the file. The file is not changed.
/// </summary>
/// <param name="options">How to run; the defaults when null.</param>
public sealed class NotebookVerifier(NotebookRunOptions? options = null)
{
    /// <summary>Verifies a notebook. Takes as long as running it.</summary>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="cancellation">Stops the run; the result then says so.</param>
    /// <exception cref="NotebookException">A parameter does not fit, or a cell's declaration is not understood.</exception>
    public async Task<NotebookVerification> VerifyAsync(NotebookDocument notebook, CancellationToken cancellation = default)
    {
        notebook = notebook.Copy();
        CellIds.Assign(notebook.Cells);
        // Before hours of work: is every declaration understood?
        var rules = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToDictionary(
            cell => cell.Id, cell => ComparisonRules.Of(notebook, cell));
        var run = await new NotebookRunner(options).RunAsync(notebook, cancellation).ConfigureAwait(false);
        var statuses = run.Cells.ToDictionary(cell => cell.Id, cell => cell.Status);
        var executed = run.Notebook.Cells.Where(cell => statuses.GetValueOrDefault(cell.Id, CellStatus.NotRun) == CellStatus.Succeeded).ToDictionary(cell => cell.Id);

        var (differing, compared, values, number) = (new List<CellDifferences>(), 0, 0, 0);
        foreach (var cell in notebook.Cells.Where(cell => rules.ContainsKey(cell.Id) && !string.IsNullOrWhiteSpace(cell.Source)))
        {
            number++;
            // A cell that failed is told by the run; those after it were not run, and injected ones have no counterpart.
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
