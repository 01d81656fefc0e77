namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// Hands out prepared batches in order while other threads prepare the next ones. Whoever waits for a batch prepares one
/// himself, so one thread alone does everything. What is handed out depends on nothing but the batch's number, so the
/// count of threads leaves no trace.
/// </summary>
internal sealed class BatchPipeline : IDisposable
{
    private readonly object _gate = new();
    private readonly Func<BatchPreparation> _preparation;
    private readonly BatchPreparation _own;
    private readonly PreparedBatch[] _ring;
    private readonly int[] _ready;
    private readonly int _passes;
    private readonly int _batches;
    private readonly Thread[] _threads;
    private int _claimed;
    private int _released;
    private bool _stopped;
    private Exception? _failure;

    /// <summary>Starts the threads.</summary>
    /// <param name="preparation">Makes the preparation of one thread.</param>
    /// <param name="passes">Passes over the year.</param>
    /// <param name="batches">Batches of a pass.</param>
    /// <param name="threads">Threads in all, the caller's too.</param>
    public BatchPipeline(Func<BatchPreparation> preparation, int passes, int batches, int threads)
    {
        (_preparation, _passes, _batches) = (preparation, passes, batches);
        _own = preparation();
        var helpers = Math.Min(threads - 1, (passes * batches) - 1);
        _ring = [.. Enumerable.Range(0, (2 * (helpers + 1)) + 2).Select(_ => new PreparedBatch())];
        _ready = [.. Enumerable.Repeat(-1, _ring.Length)];
        _threads = [
            .. Enumerable.Range(0, helpers).Select(_ => new Thread(Work) { IsBackground = true, Name = "novelty batches" })];
        foreach (var thread in _threads)
            thread.Start();
    }

    /// <summary>The next batch; it may be used until <see cref="Release"/>.</summary>
    public PreparedBatch Take(int number)
    {
        while (true)
        {
            int mine;
            lock (_gate)
            {
                if (_failure is not null)
                    throw new InvalidOperationException("A batch could not be prepared.", _failure);
                if (_ready[number % _ring.Length] == number)
                    return _ring[number % _ring.Length];
                mine = TryClaim();
                if (mine < 0)
                {
                    Monitor.Wait(_gate);
                    continue;
                }
            }

            Prepare(_own, mine);
        }
    }

    /// <summary>Gives the batch back, so that its room can be used for a later one.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _released++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }

        foreach (var thread in _threads)
            thread.Join();
    }

    private void Work()
    {
        try
        {
            var preparation = _preparation();
            while (Claim() is var number and >= 0)
                Prepare(preparation, number);
        }
        catch (Exception error)
        {
            // Told to whoever takes the next batch.
            lock (_gate)
            {
                _failure = error;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Prepare(BatchPreparation preparation, int number)
    {
        preparation.Prepare(number / _batches, number % _batches, _ring[number % _ring.Length]);
        lock (_gate)
        {
            _ready[number % _ring.Length] = number;
            Monitor.PulseAll(_gate);
        }
    }

    private int Claim()
    {
        lock (_gate)
        {
            while (!_stopped && _claimed < _passes * _batches)
            {
                if (TryClaim() is var number and >= 0)
                    return number;
                Monitor.Wait(_gate);
            }

            return -1;
        }
    }

    /// <summary>The next batch that nobody prepares yet, or -1 while there is no room or none is left.</summary>
    private int TryClaim() => _claimed < _passes * _batches && _claimed < _released + _ring.Length ? _claimed++ : -1;
}
