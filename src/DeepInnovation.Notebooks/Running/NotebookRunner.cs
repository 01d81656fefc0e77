using System.Diagnostics;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Notebooks.Running;

/// <summary>
/// Runs notebooks, each in a fresh session. Current directory and formatters are process-wide, so runs in one process take turns.
/// </summary>
/// <param name="options">The options; null for the defaults.</param>
public sealed class NotebookRunner(NotebookRunOptions? options = null)
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private readonly NotebookRunOptions _options = options ?? new NotebookRunOptions();

    /// <summary>Reads and runs a notebook. Does not change the file.</summary>
    /// <param name="path">The <c>.ipynb</c> file.</param>
    /// <param name="cancellation">Stops the run, with a result that says so.</param>
    /// <exception cref="NotebookException">The file is not a C# notebook, or a parameter does not fit.</exception>
    public Task<NotebookResult> RunAsync(string path, CancellationToken cancellation = default) =>
        RunAsync(NotebookDocument.Read(path), cancellation);

    /// <summary>Runs a notebook. Does not change the document; the result holds a copy with outputs.</summary>
    /// <param name="notebook">The notebook; its folder is the base of relative references and imports.</param>
    /// <param name="cancellation">Stops the run, with a result that says so.</param>
    /// <exception cref="NotebookException">A parameter does not fit, or the run cannot resume from that cell.</exception>
    public async Task<NotebookResult> RunAsync(NotebookDocument notebook, CancellationToken cancellation = default)
    {
        var executed = notebook.Copy();
        ParameterCell.Inject(executed, _options.Parameters);
        CellIds.Assign(executed.Cells);
        var resume = _options.From is { } from ? ResumePlan.Of(executed, from, _options.Kept) : null;
        await Turn.WaitAsync(cancellation).ConfigureAwait(false);
        // Read here, because a waiting run inherits the current directory of the one before it.
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
            // A run cannot continue on a state that could not be rebuilt.
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

            // As in Jupyter, empty cells are not counted.
            if (string.IsNullOrWhiteSpace(cell.Source))
            {
                timings.Add(new CellTiming(index, cell.Id, CellStatus.Succeeded, TimeSpan.Zero));
                continue;
            }

            Report(null);
            var execution = await session.ExecuteAsync(CodeOf(cell), notebook.Name, cell.Id, _options.TimeoutPerCell,
                limit.Token).ConfigureAwait(false);
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

        // Collected at the end, so that a display updated by a later cell shows its last value.
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

        // Text may precede the cell that decides, and after a failure nothing is decided.
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
        // The session then reports cell and line, as for every unknown directive.
        return $"#!{kernel}";
    }
}
