using System.Diagnostics;
using System.Globalization;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>Turns a stage's progress into a line: how much, how fast, how much longer.</summary>
internal sealed class ProgressText(Func<TimeSpan> elapsed)
{
    public ProgressText() : this(Since(Stopwatch.StartNew()))
    {
    }

    public string Of(StageProgress progress)
    {
        var seconds = elapsed().TotalSeconds;
        var text = progress.Total > 0 ? $"{Number(progress.Done)} of {Number(progress.Total)} {progress.Unit}" : $"{Number(progress.Done)} {progress.Unit}";
        if (seconds < 0.5 || progress.Done == 0)
            return text;
        var rate = progress.Done / seconds;
        text += string.Create(CultureInfo.InvariantCulture, $", {(rate >= 10 ? rate.ToString("N0", CultureInfo.InvariantCulture) : rate.ToString("0.0", CultureInfo.InvariantCulture))}/s");
        return progress.Total > progress.Done ? $"{text}, {Duration((progress.Total - progress.Done) / rate)} left" : text;
    }

    public static string Duration(double seconds) => seconds switch
    {
        < 99.5 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 5970 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
    };

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static Func<TimeSpan> Since(Stopwatch clock) => () => clock.Elapsed;
}
