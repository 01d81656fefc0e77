using System.Diagnostics;
using DeepInnovation.Notebooks.Cells;
using Microsoft.CodeAnalysis.Scripting;

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
    /// <param name="folder">The folder against which relative references and imports are meant; the current one when
    /// null.</param>
    public NotebookSession(string? folder = null)
    {
        Folder = Path.GetFullPath(folder ?? Environment.CurrentDirectory);
        _runner = new CellRunner(Folder, _abandoned.Token);
    }

    /// <summary>The folder against which relative references and imports are meant.</summary>
    public string Folder { get; }

    /// <summary>Tells when a cell's time is over.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many cells were executed.</summary>
    public int ExecutionCount { get; private set; }

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
        var outputs = new CellOutputs();
        var execution = await ExecuteAsync(new CellPlace(file, ExecutionCount + 1, id, Folder, code), outputs, null, null, timeout, cancellation).ConfigureAwait(false);
        _executions.Add(execution);
        return execution;
    }

    /// <summary>Gets the compiler going before there is a cell. State and count stay as they are.</summary>
    internal Task WarmAsync() => _runner.WarmAsync();

    /// <summary>What the cells so far declared, and what the next would compile against.</summary>
    internal Script ScriptFor(string code) => _runner.ScriptFor(code);

    /// <summary>The value of a variable of the cells so far.</summary>
    internal ScriptVariable? Variable(string name) => _runner.Variable(name);

    /// <summary>Runs one cell whose outputs, input and end are the caller's.</summary>
    /// <param name="place">The cell.</param>
    /// <param name="outputs">Where its outputs go.</param>
    /// <param name="stop">How it can be stopped; the session then goes on with the next cell. Null for a cell that cannot
    /// be.</param>
    /// <param name="input">Who answers it; null for nobody.</param>
    /// <param name="timeout">How long it may take; null for no limit.</param>
    /// <param name="cancellation">Stops waiting for it and ends the session.</param>
    internal async Task<CellExecution> ExecuteAsync(
        CellPlace place, ICellOutputs outputs, CellStop? stop, ICellInput? input, TimeSpan? timeout, CancellationToken cancellation)
    {
        if (IsAbandoned)
            throw new InvalidOperationException("A cell of this session was abandoned; start a new session.");
        ExecutionCount++;
        CellInterruption.Lower();
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
                    stop?.Attach(Thread.CurrentThread);
                    CellScope.Enter(outputs, stop, input);
                    return _runner.RunCellAsync(place, outputs, stop);
                },
                CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
            var ended = stop is null ? work : await Task.WhenAny(work, stop.GivenUp).WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, Clock, cancellation).ConfigureAwait(false);
            fault = ended == work
                ? await work.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, Clock, cancellation).ConfigureAwait(false)
                : CellFault.OfStop(place, "Interrupted", "the cell heeds no interruption and was left behind: it may go on in the background until the kernel is restarted, and what it declares is not known to later cells");
            if (fault is not null)
                status = stop is { IsRequested: true } ? CellStatus.Cancelled : CellStatus.Failed;
        }
        catch (TimeoutException)
        {
            status = CellStatus.TimedOut;
            fault = CellFault.OfStop(place, "Timeout", FormattableString.Invariant(
                $"the cell took longer than the {timeout!.Value.TotalSeconds:0.###} s allowed and was abandoned"));
        }
        catch (OperationCanceledException)
        {
            status = CellStatus.Cancelled;
            fault = CellFault.OfStop(place, "Cancelled", "the run was stopped while this cell ran");
        }

        if (fault is not null)
            outputs.Add(fault.Output);
        stop?.End();
        if (stop is { IsGivenUp: true })
            outputs.Close();
        if (stop is null && status is (CellStatus.TimedOut or CellStatus.Cancelled))
        {
            // The router stays, so that what the abandoned thread still writes does not reach the host's console.
            outputs.Close();
            await _abandoned.CancelAsync().ConfigureAwait(false);
        }
        else
        {
            console.Dispose();
        }

        return new CellExecution(outputs, status, fault?.Error, clock.Elapsed);
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
