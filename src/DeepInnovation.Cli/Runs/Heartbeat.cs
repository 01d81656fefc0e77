using DeepInnovation.Core;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// Tells at a steady beat how far a stage is, also while the stage itself reports nothing. Reports are taken at once and on the stage's own
/// thread, unlike those of <see cref="Progress{T}"/>, so that none arrives after its stage.
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

    /// <summary>Begins to beat.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="beat">The time between two lines.</param>
    /// <param name="tell">Gets the text of each beat.</param>
    public Heartbeat(TimeProvider time, TimeSpan beat, Action<string> tell)
    {
        (_time, _tell, _began) = (time, tell, time.GetTimestamp());
        _text = new ProgressText(() => _time.GetElapsedTime(_began));
        _timer = time.CreateTimer(_ => Beat(), null, beat, beat);
    }

    /// <summary>Sees each report when it comes.</summary>
    public Action<WorkProgress> Reported { get; init; } = _ => { };

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        lock (_telling)
        {
            _last = value;
            // The rate counts from a unit's first report, so every report is looked at.
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
                // A log on a full disk must not end the stage from this timer's thread; the stage's own line will tell of it.
            }
        }
    }
}
