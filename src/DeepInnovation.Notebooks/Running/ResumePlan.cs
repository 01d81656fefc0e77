using System.Globalization;
using DeepInnovation.Notebooks.Comparisons;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Running;

/// <summary>
/// Where a run resumes, and which earlier outputs stay. A C# session cannot be saved, so earlier cells run again; obstacles are
/// reported before anything runs.
/// </summary>
internal sealed class ResumePlan
{
    /// <summary>Tags a cell that must not run twice, because it pays, sends or deletes.</summary>
    internal const string NotRepeatable = "not-repeatable";

    private readonly NotebookDocument _notebook;
    private readonly Dictionary<string, NotebookCell> _kept = [];

    private ResumePlan(NotebookDocument notebook, int index) => (_notebook, Index) = (notebook, index);

    /// <summary>The cell's index in the notebook.</summary>
    internal int Index { get; }

    internal string Id => _notebook.Cells[Index].Id;

    /// <param name="notebook">The copy to execute, with ids, parameters and its original outputs.</param>
    /// <param name="from">An id, or a code cell's number, counted from 1.</param>
    /// <param name="kept">The executed copy whose outputs stay; null for the notebook itself.</param>
    /// <exception cref="NotebookException">The cell does not exist, or the state before it cannot be
    /// rebuilt faithfully.</exception>
    internal static ResumePlan Of(NotebookDocument notebook, string from, NotebookDocument? kept)
    {
        var executed = (kept ?? notebook).Copy();
        var code = Enumerable.Range(0, notebook.Cells.Count)
            .Where(i => notebook.Cells[i].Kind == CellKind.Code && !string.IsNullOrWhiteSpace(notebook.Cells[i].Source)).ToList();
        // Ids first, because some consist of digits only.
        var index = code.FirstOrDefault(i => notebook.Cells[i].Id == from, -1);
        if (index < 0 && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            && number <= code.Count)
            index = code[number - 1];
        if (index < 0)
            throw new NotebookException($"there is no code cell \"{from}\" to resume from. "
                + $"Give a number from 1 to {code.Count} or a cell's id.", notebook.Path);
        var plan = new ResumePlan(notebook, index);
        foreach (var i in code.Where(i => i < index))
            plan.Keep(i, code.IndexOf(i) + 1, executed);
        if (ParameterCell.Injected(executed) is { } values && ParameterCell.Injected(notebook) is null)
            throw new NotebookException("the run to resume had parameters "
                + $"({string.Join(" ", values.Source.Split('\n').Skip(1))}). Give the same with -p.", notebook.Path);
        return plan;
    }

    /// <summary>Restores the outputs that stay, or keeps the new ones where values changed.</summary>
    /// <returns>True if the values are the same.</returns>
    internal bool Settle(NotebookCell cell, IReadOnlyList<CellOutput> again)
    {
        var same = _kept.TryGetValue(cell.Id, out var kept)
            && OutputComparison.Compare(kept.Outputs, again, ComparisonRules.Of(_notebook, cell), out _).Count == 0;
        foreach (var output in same ? kept!.Outputs.AsEnumerable() : again)
            cell.Outputs.Add(output);
        return same || kept is null;
    }

    private void Keep(int index, int number, NotebookDocument executed)
    {
        var cell = _notebook.Cells[index];
        var place = $"cell {number} (id {cell.Id})";
        if (cell.Tags.Contains(NotRepeatable))
            throw new NotebookException($"{place} is tagged {NotRepeatable}, and what it left in memory is gone, "
                + "so no later cell can be resumed from. Run the notebook from the start.", _notebook.Path);
        if (cell.Tags.Contains(ParameterCell.InjectedTag))
            return;
        var kept = executed.Cells.FirstOrDefault(other => other.Id == cell.Id);
        // It did not apply then; the run decides whether it does now.
        if (kept?.ExecutionCount is null && CellCondition.Of(_notebook, cell) is not null)
            return;
        if (kept?.ExecutionCount is null || kept.Outputs.Any(output => output is ErrorOutput))
            throw new NotebookException(
                $"{place} was not run to its end before. Resume from it: --from {cell.Id}.", _notebook.Path);
        if (kept.Source != cell.Source)
            throw new NotebookException(
                $"{place} was changed after it was run. Resume from it: --from {cell.Id}.", _notebook.Path);
        _kept[cell.Id] = kept;
    }
}
