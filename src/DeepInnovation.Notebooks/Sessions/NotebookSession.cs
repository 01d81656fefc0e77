using System.Diagnostics;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Runs C# cells one after another in this process, with the state of each carried over to the next: the headless counterpart of
/// .NET Interactive's C# kernel, on Roslyn's scripting. It captures the console while a cell runs. One cell runs at a time.
/// </summary>
/// <remarks>
/// Code cannot be killed inside a process. When a cell times out or is cancelled, the session gives it up: its thread goes on in
/// the background until it ends by itself or the process does, its later output is dropped, and the session takes no more cells.
/// </remarks>
public sealed class NotebookSession : IDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly CellRunner _runner;
    private readonly List<CellExecution> _executions = [];

    /// <summary>Starts a session. The first cell loads the compiler (about a second); the next take milliseconds.</summary>
    /// <param name="folder">The folder against which relative references and imports are meant; the current one when null.</param>
    public NotebookSession(string? folder = null)
    {
        Folder = Path.GetFullPath(folder ?? Environment.CurrentDirectory);
        _runner = new CellRunner(Folder, _abandoned.Token);
    }

    /// <summary>The folder against which relative references and imports are meant.</summary>
    public string Folder { get; }

    /// <summary>How many cells were executed.</summary>
    public int ExecutionCount => _executions.Count;

    /// <summary>True once a cell timed out or was cancelled: the session takes no more cells.</summary>
    public bool IsAbandoned => _abandoned.IsCancellationRequested;

    /// <summary>Runs one cell. A failure of the cell is told by the result; it is no exception.</summary>
    /// <param name="code">The cell's text, directives included.</param>
    /// <param name="file">The notebook's name for messages.</param>
    /// <param name="id">The cell's id for messages.</param>
    /// <param name="timeout">How long it may take; null for no limit.</param>
    /// <param name="cancellation">Stops waiting for it; see the remarks on the class.</param>
    /// <exception cref="InvalidOperationException">The session was abandoned.</exception>
    public async Task<CellExecution> ExecuteAsync(
        string code, string file = "notebook", string id = "", TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        if (IsAbandoned)
            throw new InvalidOperationException("A cell of this session was abandoned; start a new session.");
        var place = new CellPlace(file, ExecutionCount + 1, id, Folder, code);
        var outputs = new CellOutputs();
        var clock = Stopwatch.StartNew();
        var console = ConsoleRouter.Install();
        CellFault? fault;
        var status = CellStatus.Succeeded;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            // A thread of its own: an endless loop then takes none from the pool.
            var work = Task.Factory.StartNew(
                () =>
                {
                    CellScope.Enter(outputs);
                    return _runner.RunCellAsync(place, outputs);
                },
                CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
            fault = await work.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
            if (fault is not null)
                status = CellStatus.Failed;
        }
        catch (TimeoutException)
        {
            status = CellStatus.TimedOut;
            fault = CellFault.OfStop(place, "Timeout", FormattableString.Invariant($"the cell took longer than the {timeout!.Value.TotalSeconds:0.###} s allowed and was abandoned"));
        }
        catch (OperationCanceledException)
        {
            status = CellStatus.Cancelled;
            fault = CellFault.OfStop(place, "Cancelled", "the run was stopped while this cell ran");
        }

        if (fault is not null)
            outputs.Add(fault.Output);
        if (status is CellStatus.TimedOut or CellStatus.Cancelled)
        {
            // The router stays, so that what the abandoned thread still writes does not reach the host's console.
            outputs.Close();
            await _abandoned.CancelAsync().ConfigureAwait(false);
        }
        else
        {
            console.Dispose();
        }

        var execution = new CellExecution(outputs, status, fault?.Error, clock.Elapsed);
        _executions.Add(execution);
        return execution;
    }

    /// <summary>Ends the session: what its cells left running can no longer add outputs.</summary>
    public void Dispose()
    {
        foreach (var execution in _executions)
            execution.Close();
        // What still runs in the background may need both.
        if (IsAbandoned)
            return;
        _runner.Dispose();
        _abandoned.Dispose();
    }
}
