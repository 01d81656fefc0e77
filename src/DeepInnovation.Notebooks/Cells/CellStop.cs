namespace DeepInnovation.Notebooks.Cells;

/// <summary>
/// Stops one running cell. .NET cannot kill a thread, so three things are tried at once: the checks that the compiler put into
/// the cell's code throw, what the cell awaits is cancelled, and its thread is woken where it sleeps or waits. A cell that is in
/// code of others which heeds none of these is given up after <see cref="Grace"/>: it goes on in the background and the session
/// continues without it.
/// </summary>
internal sealed class CellStop(TimeSpan? grace = null) : IDisposable
{
    /// <summary>How long a cell may take to end once it was asked to.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _grace = grace ?? Grace;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Thread? _thread;
    private int _shields = 1;
    private volatile bool _ended;

    /// <summary>Cancelled when the cell is to stop.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>True from the request on.</summary>
    internal bool IsRequested => _source.IsCancellationRequested;

    /// <summary>Ends when the cell was given up.</summary>
    internal Task GivenUp => _givenUp.Task;

    /// <summary>True when the cell was given up: what it does from then on counts for nothing.</summary>
    internal bool IsGivenUp => _givenUp.Task.IsCompleted;

    /// <summary>Asks the cell to stop. Returns at once; a second request changes nothing.</summary>
    internal void Request()
    {
        if (_ended || IsRequested)
            return;
        CellInterruption.Raise();
        // The cell's checks throw from here on, also where its loops leave the pool no thread. The continuations of what is
        // cancelled are the cell's code: they run in the pool, not on the thread that asks, and nobody waits for them.
        _ = _source.CancelAsync();
        _ = Task.Run(PressAsync);
    }

    /// <summary>Says which thread runs the cell from its start to its first await.</summary>
    internal void Attach(Thread thread) => _thread = thread;

    /// <summary>Code of the cell runs while the result is not disposed; only then is its thread woken from waits.</summary>
    internal IDisposable CellCode() => new Change(this, -1);

    /// <summary>Code of the host runs within the cell's code, and must not be disturbed.</summary>
    internal IDisposable HostCode() => new Change(this, +1);

    /// <summary>The cell has ended by itself.</summary>
    internal void End() => _ended = true;

    // The token stays usable for what the cell left running.
    public void Dispose() => End();

    private async Task PressAsync()
    {
        for (var waited = TimeSpan.Zero; waited < _grace && !_ended; waited += Pause)
        {
            Wake();
            await Task.Delay(Pause).ConfigureAwait(false);
        }

        if (!_ended)
            _givenUp.TrySetResult();
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_shields == 0 && _thread is { } thread && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0)
                thread.Interrupt();
        }
    }

    private void Shift(int by)
    {
        lock (_gate)
            _shields += by;
    }

    private sealed class Change : IDisposable
    {
        private readonly CellStop _stop;
        private readonly int _by;

        internal Change(CellStop stop, int by)
        {
            (_stop, _by) = (stop, by);
            stop.Shift(by);
        }

        public void Dispose() => _stop.Shift(-_by);
    }
}
