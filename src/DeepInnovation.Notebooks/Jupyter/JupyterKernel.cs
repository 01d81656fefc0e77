using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Cells;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// A Jupyter kernel for C# on <see cref="NotebookSession"/>, for any Jupyter front end. Answers shell requests in turn on its own
/// thread, and interrupt and shutdown at once.
/// </summary>
public sealed partial class JupyterKernel : IDisposable
{
    private readonly KernelSockets _sockets;
    private readonly KernelSender _sender;
    private readonly KernelInput _input;
    private readonly KernelHistory _history = new();
    private readonly Task<NotebookSession> _starting;
    private readonly IDisposable _console;
    private readonly BlockingCollection<JupyterMessage> _requests = [];
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _worker;

    /// <summary>Opens the sockets. The kernel answers once <see cref="RunAsync"/> runs.</summary>
    /// <param name="connection">The endpoints; port 0 lets the system choose.</param>
    /// <param name="log">Receives a line per dropped message.</param>
    /// <param name="folder">The base folder of relative references; null for the current one.</param>
    /// <exception cref="NotebookException">An address is in use.</exception>
    public JupyterKernel(ConnectionFile connection, TextWriter log, string? folder = null)
    {
        _sockets = new KernelSockets(connection, log);
        _sender = new KernelSender(_sockets.Send);
        _input = new KernelInput(_sender);
        // Prepare the compiler while front end and kernel connect.
        _starting = Task.Run(() => StartAsync(folder));
        // Installed for the kernel's lifetime, because tasks that a cell started may write after the cell has ended.
        _console = ConsoleRouter.Install();
        _worker = new Thread(Work) { IsBackground = true, Name = "kernel requests" };
        _sockets.Arrived = Arrived;
    }

    /// <summary>The connection with the ports actually used.</summary>
    public ConnectionFile Connection => _sockets.Bound;

    /// <summary>The number of dropped messages, mostly for wrong signatures.</summary>
    public int Dropped => _sockets.Dropped;

    internal long Received => _sockets.Received;

    /// <summary>The time an interrupted cell gets to end; tests on busy machines allow more.</summary>
    internal TimeSpan Grace { get; init; } = CellStop.Grace;

    /// <summary>Times the sending of collected text; tests stop it.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Text that the first cell's output must show to the reader; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Answers until a front end shuts the kernel down, its parent process ends, or it is cancelled.</summary>
    /// <param name="parent"> The value of <c>JPY_PARENT_PID</c>; empty to watch the process that started this
    /// one; null to watch none. </param>
    /// <param name="cancellation">Ends the kernel.</param>
    /// <returns>True when the front end announced a restart.</returns>
    public async Task<bool> RunAsync(string? parent = null, CancellationToken cancellation = default)
    {
        _sockets.Start();
        _sender.Status("starting", null);
        _worker.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var orphaned = parent is null
            ? Task.Delay(Timeout.Infinite, stop.Token)
            : new ParentWatch(OwnParents()).WaitAsync(parent, stop.Token);
        await Task.WhenAny(_ended.Task, orphaned).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return _ended.Task.IsCompleted && await _ended.Task.ConfigureAwait(false);
    }

    /// <summary>Interrupts the running cell, as Ctrl-C does in a terminal. Does nothing when none runs.</summary>
    public void Interrupt() => _running?.Request();

    /// <summary>Sends pending messages and closes the sockets. A running cell continues until the process ends.</summary>
    public void Dispose()
    {
        _requests.CompleteAdding();
        _running?.Request();
        _sockets.Dispose();
        if (_worker.ThreadState.HasFlag(ThreadState.Unstarted) || _worker.Join(CellStop.Grace))
            _ = _starting.ContinueWith(static started => started.Result.Dispose(), CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        _console.Dispose();
    }

    private static IParentProcesses OwnParents() => OperatingSystem.IsWindows() ? new WindowsParents() : new UnixParents();

    private static async Task<NotebookSession> StartAsync(string? folder)
    {
        var formatters = Task.Run(() => DisplayFormat.DataOf(1));
        var session = new NotebookSession(folder);
        await session.WarmAsync().ConfigureAwait(false);
        await formatters.ConfigureAwait(false);
        return session;
    }

    /// <summary>Runs on the receiving thread.</summary>
    private void Arrived(KernelChannel channel, JupyterMessage message)
    {
        switch (channel, message.Type)
        {
            case (KernelChannel.Stdin, "input_reply"):
                _input.Answer(message);
                break;
            case (KernelChannel.Stdin, _):
                break;
            case (_, "interrupt_request"):
                Interrupt();
                Answer(channel, message, static _ => new JsonObject { ["status"] = "ok" });
                break;
            case (_, "shutdown_request"):
                Shutdown(channel, message);
                break;
            case (KernelChannel.Control, _):
                Answer(channel, message, Simple);
                break;
            default:
                if (!_requests.IsAddingCompleted)
                    _requests.Add(message);
                break;
        }
    }

    private void Work()
    {
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            switch (request.Type)
            {
                case "execute_request" when request.Order <= _abortedUpTo:
                    Answer(KernelChannel.Shell, request, Aborted);
                    break;
                case "execute_request":
                    Answer(KernelChannel.Shell, request, Execute);
                    break;
                default:
                    Answer(KernelChannel.Shell, request, Simple);
                    break;
            }
        }
    }

    /// <summary>Sends busy, reply, idle; the idle status tells the front end that everything has arrived.</summary>
    private void Answer(KernelChannel channel, JupyterMessage request, Func<JupyterMessage, JsonObject?> reply)
    {
        _sender.Status("busy", request);
        JsonObject? content;
        try
        {
            content = reply(request);
        }
        catch (Exception fault)
        {
            // A bug of ours must neither leave the front end waiting nor end the kernel and its variables.
            content = new JsonObject
            {
                ["status"] = "error",
                ["ename"] = fault.GetType().Name,
                ["evalue"] = fault.Message,
                ["traceback"] = new JsonArray($"The kernel failed to answer {request.Type}:", fault.ToString()),
            };
        }

        if (content is not null)
            _sender.Reply(channel, request, content);
        _sender.Status("idle", request);
    }

    /// <summary>Answers requests that run no cell. Unknown requests get no reply, as the protocol allows.</summary>
    private JsonObject? Simple(JupyterMessage request)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelInfo.Reply();
            case "history_request":
                return _history.Reply(request);
            case "comm_info_request":
                return new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() };
            case "comm_open":
                // No comm target exists here, and the front end must be told, or it waits for its widget.
                _sender.Publish("comm_close", request,
                    new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() });
                return null;
            case "complete_request":
                return Assist(code => code.Complete(request));
            case "inspect_request":
                return Assist(code => code.Inspect(request));
            case "is_complete_request":
                return CodeCompleteness.Reply(request);
            default:
                return null;
        }
    }

    private void Shutdown(KernelChannel channel, JupyterMessage request)
    {
        var restart = request.Flag("restart", otherwise: false);
        Interrupt();
        Answer(channel, request, _ => new JsonObject { ["status"] = "ok", ["restart"] = restart });
        _sender.Publish("shutdown_reply", request, new JsonObject { ["status"] = "ok", ["restart"] = restart });
        _ended.TrySetResult(restart);
    }
}
