using System.Diagnostics;
using DeepInnovation.Notebooks.Cells;
using Microsoft.CodeAnalysis.Scripting;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Runs C# cells in this process, each on the state of those before: a headless counterpart of .NET Interactive's C# kernel on
/// Roslyn scripting. Captures the console while a cell runs. Runs one cell at a time.
/// </summary>
/// <remarks>
/// Code cannot be killed inside a process. A cell that times out or is cancelled is abandoned: its thread continues in the
/// background until it or the process ends, its later output is dropped, and the session accepts no more cells.
/// </remarks>
public sealed class NotebookSession : IDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly CellRunner _runner;
    private readonly List<CellExecution> _executions = [];

    /// <summary>Starts a session. The first cell loads the compiler (about a second); later ones take milliseconds.</summary>
    /// <param name="folder">The base folder of relative references and imports; null for the current one.</param>
    public NotebookSession(string? folder = null)
    {
        Folder = Path.GetFullPath(folder ?? Environment.CurrentDirectory);
        _runner = new CellRunner(Folder, _abandoned.Token);
    }

    /// <summary>The base folder of relative references and imports.</summary>
    public string Folder { get; }

    /// <summary>Times the cells' limits.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The number of executed cells.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>True once a cell timed out or was cancelled: the session accepts no more cells.</summary>
    public bool IsAbandoned => _abandoned.IsCancellationRequested;

    /// <summary>Runs one cell. A failing cell gives an unsuccessful result and throws nothing.</summary>
    /// <param name="code">The cell's text, directives included.</param>
    /// <param name="file">The notebook's name for messages.</param>
    /// <param name="id">The cell's id for messages.</param>
    /// <param name="timeout">Its time limit; null for none.</param>
    /// <param name="cancellation">Stops waiting for it; see the remarks on the class.</param>
    /// <exception cref="InvalidOperationException">The session was abandoned.</exception>
    public async Task<CellExecution> ExecuteAsync(
        string code, string file = "notebook", string id = "", TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        var outputs = new CellOutputs();
        var execution = await ExecuteAsync(new CellPlace(file, ExecutionCount + 1, id, Folder, code), outputs, null, null,
            timeout, cancellation).ConfigureAwait(false);
        _executions.Add(execution);
        return execution;
    }

    /// <summary>Warms up the compiler before the first cell, without changing state or count.</summary>
    internal Task WarmAsync() => _runner.WarmAsync();

    /// <summary>The declarations so far, as the next cell would compile against them.</summary>
    internal Script ScriptFor(string code) => _runner.ScriptFor(code);

    internal ScriptVariable? Variable(string name) => _runner.Variable(name);

    /// <summary>Runs one cell with the caller's outputs, input and stop.</summary>
    /// <param name="place">The cell.</param>
    /// <param name="outputs">Receives its outputs.</param>
    /// <param name="stop">Stops it, after which the session continues with the next cell; null if it cannot be stopped.</param>
    /// <param name="input">Answers its questions; null for nobody.</param>
    /// <param name="timeout">Its time limit; null for none.</param>
    /// <param name="cancellation">Stops waiting for it and ends the session.</param>
    internal async Task<CellExecution> ExecuteAsync(
        CellPlace place, ICellOutputs outputs, CellStop? stop, ICellInput? input, TimeSpan? timeout,
        CancellationToken cancellation)
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
            // A dedicated thread, so that an endless loop takes none from the pool.
            var work = Task.Factory.StartNew(
                () =>
                {
                    stop?.Attach(Thread.CurrentThread);
                    CellScope.Enter(outputs, stop, input);
                    return _runner.RunCellAsync(place, outputs, stop);
                },
                CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default).Unwrap();
            var ended = stop is null ? work : await Task.WhenAny(work, stop.GivenUp)
                .WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, Clock, cancellation).ConfigureAwait(false);
            fault = ended == work
                ? await work.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, Clock, cancellation).ConfigureAwait(false)
                : CellFault.OfStop(place, "Interrupted", "the cell heeds no interruption and was left behind: it may go on in "
                    + "the background until the kernel is restarted, and what it declares is not known to later cells");
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
            // Keep the router, so that an abandoned thread's text stays out of the host's console.
            outputs.Close();
            await _abandoned.CancelAsync().ConfigureAwait(false);
        }
        else
        {
            console.Dispose();
        }

        return new CellExecution(outputs, status, fault?.Error, clock.Elapsed);
    }

    /// <summary>Ends the session; work that its cells left running can no longer add outputs.</summary>
    public void Dispose()
    {
        foreach (var execution in _executions)
            execution.Close();
        // Background work may still need both.
        if (IsAbandoned)
            return;
        _runner.Dispose();
        _abandoned.Dispose();
    }
}
