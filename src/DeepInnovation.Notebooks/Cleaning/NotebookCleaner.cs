using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Notebooks.Cleaning;

/// <summary>
/// Removes meaningless differences between saves: front-end metadata, execution times, temporary folders, random ids. Idempotent.
/// </summary>
public static class NotebookCleaner
{
    /// <summary>Cleans a copy of a notebook.</summary>
    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="keepOutputs">False to remove all outputs and execution counts.</param>
    public static CleanedNotebook Clean(NotebookDocument notebook, bool keepOutputs = true)
    {
        var (clean, changes) = (notebook.Copy(), new List<string>());
        Tell(VolatileMetadata.RemoveFromNotebook(clean.Metadata), "the notebook", changes);
        Ids(clean, changes);
        var executed = 0;
        for (var i = 0; i < clean.Cells.Count; i++)
        {
            var cell = clean.Cells[i];
            var place = $"cell {i + 1} (id {cell.Id})";
            Tell(VolatileMetadata.RemoveFromCell(cell.Metadata), place, changes);
            var source = cell.Source.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();
            if (source != cell.Source)
                changes.Add($"{place}: line ends and blanks at the end of its text");
            cell.Source = source;
            if (cell.Kind != CellKind.Code)
                continue;
            // Count as a full run does: skip cells whose condition did not hold.
            if (source.Length > 0 && (cell.ExecutionCount is not null || CellCondition.Of(clean, cell) is null))
                executed++;
            Outputs(cell, place, keepOutputs, executed, changes);
        }

        return new CleanedNotebook(clean, changes);
    }

    private static void Ids(NotebookDocument notebook, List<string> changes)
    {
        var ids = CellIds.For(notebook.Cells);
        for (var i = 0; i < ids.Length; i++)
        {
            if (notebook.Cells[i].Id != ids[i])
                changes.Add($"cell {i + 1}: "
                    + $"id {ids[i]} in place of {(notebook.Cells[i].Id.Length > 0 ? $"\"{notebook.Cells[i].Id}\"" : "none")}");
            notebook.Cells[i].Id = ids[i];
        }
    }

    private static void Outputs(NotebookCell cell, string place, bool keep, int number, List<string> changes)
    {
        if (!keep)
        {
            if (cell.Outputs.Count > 0 || cell.ExecutionCount is not null)
                changes.Add($"{place}: {cell.Outputs.Count} outputs");
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
            return;
        }

        var count = cell.ExecutionCount is null || string.IsNullOrEmpty(cell.Source) ? (int?)null : number;
        if (count != cell.ExecutionCount)
            changes.Add($"{place}: execution count {cell.ExecutionCount}");
        cell.ExecutionCount = count;
        var cleaned = VolatileOutput.Clean(cell, place, changes);
        cell.Outputs.Clear();
        foreach (var output in cleaned)
            cell.Outputs.Add(output is DisplayOutput { IsResult: true } result && result.ExecutionCount is not null
                ? result with { ExecutionCount = count } : output);
    }

    private static void Tell(IReadOnlyList<string> removed, string place, List<string> changes)
    {
        if (removed.Count > 0)
            changes.Add($"{place}: metadata {string.Join(", ", removed)}");
    }
}
