using System.Diagnostics;
using System.Globalization;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Runs;

/// <summary>
/// Counts the attempts at a stage and the time of all together, so that a stage that was killed and goes on from its check-points
/// reports what it really took. A small file in the stage's folder, renewed every few seconds, carries both over a kill.
/// </summary>
internal sealed class StageAttempts : IDisposable
{
    /// <summary>The file's name.</summary>
    public const string FileName = "attempts.txt";

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);

    private readonly string _path, _fingerprint;
    private readonly double _before;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _writing = new();
    private readonly Timer _timer;
    private bool _finished;

    private StageAttempts(string path, string fingerprint, int count, double before)
    {
        (_path, _fingerprint, Count, _before) = (path, fingerprint, count, before);
        AtomicFile.WriteText(_path, Text());
        _timer = new Timer(_ => Renew(), null, Renewal, Renewal);
    }

    /// <summary>Which attempt this is, from 1.</summary>
    public int Count { get; }

    /// <summary>The time of all attempts so far, in seconds.</summary>
    public double Seconds => _before + _clock.Elapsed.TotalSeconds;

    /// <summary>Begins an attempt; earlier ones count when they had the same fingerprint.</summary>
    /// <param name="folder">The stage's folder.</param>
    /// <param name="fingerprint">What decides the stage's result.</param>
    public static StageAttempts Begin(string folder, string fingerprint)
    {
        var path = Path.Combine(folder, FileName);
        var fields = File.Exists(path) ? Disk.ReadAllText(path).Split(' ') : [];
        return fields.Length == 3 && fields[0] == fingerprint
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && double.TryParse(fields[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? new(path, fingerprint, count + 1, seconds)
            : new(path, fingerprint, 1, 0);
    }

    /// <summary>The stage is done: its manifest tells the rest.</summary>
    public void Finish()
    {
        lock (_writing)
            _finished = true;
        Disk.Delete(_path);
    }

    /// <summary>Keeps the time of an attempt that failed, where it left something to go on from.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_writing)
        {
            if (_finished)
                return;
            if (!LeftNothing())
                Renew();
            else if (File.Exists(_path))
                Disk.Delete(_path);
            // A tick of the timer that is on its way finds nothing to do: the folder may be gone by then.
            _finished = true;
        }
    }

    private bool LeftNothing() =>
        Path.GetDirectoryName(_path) is var folder
        && (!Directory.Exists(folder) || Directory.EnumerateFileSystemEntries(folder).All(e => Path.GetFileName(e) == FileName));

    private void Renew()
    {
        lock (_writing)
        {
            if (_finished)
                return;
            try
            {
                AtomicFile.WriteText(_path, Text());
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Only time is lost; the stage's own files tell the user of a full disk.
            }
        }
    }

    private string Text() => string.Create(CultureInfo.InvariantCulture, $"{_fingerprint} {Count} {Seconds:0.000}");
}
