using System.Diagnostics;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Notebooks.Running;

/// <summary>
/// Runs whole notebooks, each in a fresh session. The current directory and the formatters belong to the process, so runs in one
/// process take turns.
/// </summary>
/// <param name="options">How to run; the defaults when null.</param>
public sealed class NotebookRunner(NotebookRunOptions? options = null)
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private readonly NotebookRunOptions _options = options ?? new NotebookRunOptions();

    /// <summary>Reads and runs a notebook. The file itself is not changed.</summary>
    /// <param name="path">The <c>.ipynb</c> file.</param>
    /// <param name="cancellation">Stops the run; the result then says so.</param>
    /// <exception cref="NotebookException">The file is no C# notebook, or a parameter does not fit.</exception>
    public Task<NotebookResult> RunAsync(string path, CancellationToken cancellation = default) =>
        RunAsync(NotebookDocument.Read(path), cancellation);

    /// <summary>Runs a notebook. The document given is not changed; the result has a copy with outputs.</summary>
    /// <param name="notebook">The notebook; relative references and imports are meant against its folder.</param>
    /// <param name="cancellation">Stops the run; the result then says so.</param>
    /// <exception cref="NotebookException">A parameter does not fit, or the run cannot be resumed from the cell
    /// named.</exception>
    public async Task<NotebookResult> RunAsync(NotebookDocument notebook, CancellationToken cancellation = default)
    {
        var executed = notebook.Copy();
        ParameterCell.Inject(executed, _options.Parameters);
        CellIds.Assign(executed.Cells);
        var resume = _options.From is { } from ? ResumePlan.Of(executed, from, _options.Kept) : null;
        await Turn.WaitAsync(cancellation).ConfigureAwait(false);
        // Read only now: another run may have had the turn, and with it the current directory.
        var before = Environment.CurrentDirectory;
        var folder = notebook.Path is null ? before : System.IO.Path.GetDirectoryName(notebook.Path)!;
        try
        {
            Environment.CurrentDirectory = _options.WorkingDirectory ?? folder;
            if (_options.ResetFormatters)
                Formatter.ResetToDefault();
            return await RunCellsAsync(executed, folder, resume, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            Turn.Release();
        }
    }

    private async Task<NotebookResult> RunCellsAsync(
        NotebookDocument notebook, string folder, ResumePlan? resume, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var conditions = notebook.Cells.Select(cell => CellCondition.Of(notebook, cell)).ToList();
        var notApplicable = new HashSet<NotebookCell>();
        var codeCells = Enumerable.Range(0, notebook.Cells.Count).Where(i => notebook.Cells[i].Kind == CellKind.Code).ToList();
        foreach (var cell in codeCells.Select(i => notebook.Cells[i]))
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
        }

        using var limit = new NotebookLimit(_options.Timeout, _options.Clock, cancellation);
        using var session = new NotebookSession(folder) { Clock = _options.Clock };
        var timings = new List<CellTiming>();
        var executions = new List<(int Index, CellExecution Execution)>();
        CellExecution? failed = null;
        foreach (var index in codeCells)
        {
            var cell = notebook.Cells[index];
            // What could not be rebuilt is no ground to go on from.
            if (failed is not null && (_options.StopOnError || session.IsAbandoned || index <= resume?.Index))
            {
                timings.Add(new CellTiming(index, cell.Id, CellStatus.NotRun, TimeSpan.Zero));
                continue;
            }

            if (conditions[index]?.Holds(session, failed is not null) == false)
            {
                notApplicable.Add(cell);
                timings.Add(new CellTiming(index, cell.Id, CellStatus.NotApplicable, TimeSpan.Zero));
                continue;
            }

            // As in Jupyter, an empty cell is not counted.
            if (string.IsNullOrWhiteSpace(cell.Source))
            {
                timings.Add(new CellTiming(index, cell.Id, CellStatus.Succeeded, TimeSpan.Zero));
                continue;
            }

            Report(null);
            var execution = await session.ExecuteAsync(CodeOf(cell), notebook.Name, cell.Id, _options.TimeoutPerCell, limit.Token).ConfigureAwait(false);
            cell.ExecutionCount = session.ExecutionCount;
            executions.Add((index, execution));
            timings.Add(new CellTiming(index, cell.Id, limit.StatusOf(execution), execution.Duration));
            if (execution.Error is not null)
                failed ??= execution;
            Report(timings[^1].Status);

            void Report(CellStatus? status) => _options.Progress?.Report(
                new CellProgress(
                    notebook.Name, timings.Count - (status is null ? 0 : 1), codeCells.Count, cell.Id, status, clock.Elapsed));
        }

        // Taken at the end, so that a display that a later cell updates shows its last value.
        var changed = new List<string>();
        foreach (var (index, execution) in executions)
        {
            var cell = notebook.Cells[index];
            if (index < resume?.Index && execution.Error is null)
            {
                if (!resume.Settle(cell, execution.Outputs))
                    changed.Add(cell.Id);
                continue;
            }

            foreach (var output in limit.OutputsOf(execution))
                cell.Outputs.Add(output);
        }

        // Text may stand before the cell that decides; after a failure nothing is decided.
        if (failed is null)
            notApplicable.UnionWith(
                notebook.Cells.Where((cell, i) => cell.Kind != CellKind.Code && conditions[i]?.Holds(session) == false));
        if (_options.OmitNotApplicable)
            Omit(notebook, notApplicable, timings);
        return new NotebookResult
        {
            Notebook = notebook,
            Status = failed is null ? CellStatus.Succeeded : limit.StatusOf(failed),
            Error = failed is null ? null : limit.ErrorOf(failed),
            Resumed = resume is null ? null : new Resumption(
                resume.Id, executions.Count(done => done.Index < resume.Index), changed, !executions.Exists(
                    done => done.Index < resume.Index && done.Execution.Error is not null)),
            Cells = timings,
            Duration = clock.Elapsed,
        };
    }

    private static void Omit(NotebookDocument notebook, HashSet<NotebookCell> cells, List<CellTiming> timings)
    {
        foreach (var cell in cells)
            notebook.Cells.Remove(cell);
        timings.RemoveAll(timing => timing.Status == CellStatus.NotApplicable);
        var places = notebook.Cells.Select((cell, i) => (cell.Id, i)).ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < timings.Count; i++)
            timings[i] = timings[i] with { Index = places[timings[i].Id] };
    }

    private static string CodeOf(NotebookCell cell)
    {
        if (NotebookLanguage.KernelOf(cell) is not { } kernel || NotebookLanguage.IsCSharp(kernel))
            return cell.Source;
        // The session then names cell and line, as for every directive that it cannot follow.
        return $"#!{kernel}";
    }
}
