using DeepInnovation.Core;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// Reports a stage's progress at a steady beat, even while the stage is silent. Takes reports synchronously on the stage's
/// thread, unlike <see cref="Progress{T}"/>, so that none arrives after the stage has ended.
/// </summary>
internal sealed class Heartbeat : IProgress<WorkProgress>, IDisposable
{
    private readonly Lock _telling = new();
    private readonly Action<string> _tell;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly ProgressText _text;
    private readonly ITimer _timer;
    private WorkProgress? _last;
    private bool _ended;

    /// <param name="time">The clock.</param>
    /// <param name="beat">The time between two lines.</param>
    /// <param name="tell">Receives the text of each beat.</param>
    public Heartbeat(TimeProvider time, TimeSpan beat, Action<string> tell)
    {
        (_time, _tell, _began) = (time, tell, time.GetTimestamp());
        _text = new ProgressText(() => _time.GetElapsedTime(_began));
        _timer = time.CreateTimer(_ => Beat(), null, beat, beat);
    }

    /// <summary>Called for each report as it arrives.</summary>
    public Action<WorkProgress> Reported { get; init; } = _ => { };

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        lock (_telling)
        {
            _last = value;
            // The rate counts from a unit's first report, so no report may be skipped.
            _text.Of(value);
            Reported(value);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_telling)
            _ended = true;
    }

    private void Beat()
    {
        lock (_telling)
        {
            if (_ended)
                return;
            var passed = $"running for {ProgressText.Duration(_time.GetElapsedTime(_began).TotalSeconds)}";
            try
            {
                _tell(_last is { } progress ? $"{_text.Of(progress)}, {passed}" : passed);
            }
            catch (IOException)
            {
                // A full disk under the log must not end the stage from this timer thread; the stage's own line will report it.
            }
        }
    }
}
