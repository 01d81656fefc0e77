namespace DeepInnovation.Notebooks.Cells;

/// <summary>
/// Stops one running cell. .NET cannot kill threads, so it does three things at once: makes the compiler's inserted checks throw,
/// cancels what the cell awaits, and wakes its thread from sleeping and waiting. A cell in foreign code that heeds none of these
/// is abandoned after <see cref="Grace"/>: it continues in the background, and the session continues without it.
/// </summary>
internal sealed class CellStop(TimeSpan? grace = null) : IDisposable
{
    /// <summary>The time a cell gets to end after a request.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _grace = grace ?? Grace;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Thread? _thread;
    private int _shields = 1;
    private volatile bool _ended;

    internal CancellationToken Token => _source.Token;

    internal bool IsRequested => _source.IsCancellationRequested;

    /// <summary>Completes when the cell is abandoned.</summary>
    internal Task GivenUp => _givenUp.Task;

    /// <summary>True once the cell is abandoned; whatever it does then is ignored.</summary>
    internal bool IsGivenUp => _givenUp.Task.IsCompleted;

    /// <summary>Requests the stop and returns at once; repeated requests change nothing.</summary>
    internal void Request()
    {
        if (_ended || IsRequested)
            return;
        CellInterruption.Raise();
        // The checks throw from here on, even if the cell's loops exhaust the thread pool. Cancelled continuations are the cell's
        // code, so they run in the pool and not on this thread, and nobody waits for them.
        _ = _source.CancelAsync();
        _ = Task.Run(PressAsync);
    }

    /// <summary>Names the thread that runs the cell until its first await.</summary>
    internal void Attach(Thread thread) => _thread = thread;

    /// <summary>Marks cell code until disposed; only then is its thread woken from waits.</summary>
    internal IDisposable CellCode() => new Change(this, -1);

    /// <summary>Marks host code within the cell's code, which must not be disturbed.</summary>
    internal IDisposable HostCode() => new Change(this, +1);

    internal void End() => _ended = true;

    // The token stays usable for work that the cell left running.
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
