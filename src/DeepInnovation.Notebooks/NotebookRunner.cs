using System.Diagnostics;
using DeepInnovation.Notebooks.Execution;
using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks;

/// <summary>How to run a notebook.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Values for the cell tagged <c>parameters</c>: text, numbers, booleans.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();

    /// <summary>The longest that one cell may take; null for ever.</summary>
    public TimeSpan? TimeoutPerCell { get; init; }

    /// <summary>Told before each code cell: how many are done, how many there are.</summary>
    public IProgress<(int Done, int Total)>? Progress { get; init; }
}

/// <summary>What a run came to.</summary>
/// <param name="Notebook">The notebook with its outputs, up to and including the cell that failed.</param>
/// <param name="Failure">Why it failed; null when every cell succeeded.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record NotebookResult(NotebookDocument Notebook, CellFailure? Failure, double Seconds)
{
    /// <summary>True when every cell succeeded.</summary>
    public bool Succeeded => Failure is null;
}

/// <summary>
/// Runs a notebook's code cells in order, in this process, with one state. The current folder is the notebook's while it runs, as in
/// other hosts; console and current folder are the process's, so one notebook runs at a time.
/// </summary>
public sealed class NotebookRunner(NotebookRunOptions? options = null)
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);
    private readonly NotebookRunOptions _options = options ?? new NotebookRunOptions();

    /// <summary>
    /// Runs a notebook; the given one is not changed. The first cell that fails ends the run. A cell that exceeds its time or is
    /// cancelled is given up: nothing in .NET can end its thread, so a loop in it goes on until the process ends.
    /// </summary>
    /// <exception cref="NotebookException">The parameters do not fit.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<NotebookResult> RunAsync(NotebookDocument notebook, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var executed = Parameters.Inject(notebook, _options.Parameters).Copy();
        await OneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        var folder = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = Path.GetDirectoryName(notebook.Path)!;
            using var console = new ConsoleCapture();
            return await RunCellsAsync(executed, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Environment.CurrentDirectory = folder;
            OneAtATime.Release();
        }
    }

    private async Task<NotebookResult> RunCellsAsync(NotebookDocument notebook, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var session = new ScriptSession(Path.GetDirectoryName(notebook.Path)!);
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode))
            cell.SetResult(null, []);
        var (count, total) = (0, notebook.Cells.Count(cell => cell.IsCode));
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            if (!cell.IsCode)
                continue;
            _options.Progress?.Report((count, total));
            count++;
            var outputs = new CellOutputs();
            var place = $"{Path.GetFileName(notebook.Path)}, cell {i + 1} (id {cell.Id})";
            var failure = await RunCellAsync(session, cell.Source, place, count, outputs, cancellation).ConfigureAwait(false);
            if (failure is not null)
                outputs.Fail(failure);
            cell.SetResult(count, outputs.ToJson());
            if (failure is not null)
                return new NotebookResult(notebook, failure, clock.Elapsed.TotalSeconds);
        }

        _options.Progress?.Report((total, total));
        return new NotebookResult(notebook, null, clock.Elapsed.TotalSeconds);
    }

    private async Task<CellFailure?> RunCellAsync(
        ScriptSession session, string source, string place, int count, CellOutputs outputs, CancellationToken cancellation)
    {
        var work = Task.Run(
            async () =>
            {
                NotebookHost.Current = outputs;
                return await session.RunAsync(source, place, count, outputs).ConfigureAwait(false);
            },
            cancellation);
        var limit = _options.TimeoutPerCell ?? Timeout.InfiniteTimeSpan;
        try
        {
            return await work.WaitAsync(limit, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            return CellFailure.TimeOut(place, limit);
        }
    }
}
