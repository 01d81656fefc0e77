using System.Diagnostics;
using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// Formats a stage's progress as a line: amount, rate, time left. The rate counts from a unit's first report, so that earlier
/// work, such as training before scoring, does not slow it.
/// </summary>
internal sealed class ProgressText(Func<TimeSpan> elapsed)
{
    private string? _unit;
    private double _began;
    private long _from;

    public ProgressText() : this(Since(Stopwatch.StartNew()))
    {
    }

    public string Of(WorkProgress progress)
    {
        var now = elapsed().TotalSeconds;
        if (progress.Unit != _unit || progress.Done < _from)
            (_unit, _began, _from) = (progress.Unit, now, progress.Done);
        var text = progress.Total > 0
            ? $"{StageManifest.Text(progress.Done)} of {StageManifest.Text(progress.Total)} {progress.Unit}"
            : $"{StageManifest.Text(progress.Done)} {progress.Unit}";
        if (now - _began < 0.5 || progress.Done == _from)
            return text;
        var rate = (progress.Done - _from) / (now - _began);
        text += $", {rate.ToString(rate >= 10 ? "N0" : "0.0", CultureInfo.InvariantCulture)}/s";
        return progress.Total > progress.Done ? $"{text}, {Duration((progress.Total - progress.Done) / rate)} left" : text;
    }

    public static string Duration(double seconds) => seconds switch
    {
        < 99.5 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 5970 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
    };

    private static Func<TimeSpan> Since(Stopwatch clock) => () => clock.Elapsed;
}
