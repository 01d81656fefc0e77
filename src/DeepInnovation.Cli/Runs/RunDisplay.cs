using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Runs;
using Spectre.Console;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// Displays a run's progress. A terminal gets a bar with rate, elapsed time and time left; a log gets one line per finished stage
/// and one per minute from longer stages, so that it stays readable and no long stage looks dead.
/// </summary>
/// <param name="output">Where lines go.</param>
/// <param name="time">The clock; null for the system's.</param>
internal sealed class RunDisplay(TextWriter output, TimeProvider? time = null)
{
    /// <summary>The longest silence in a log.</summary>
    internal static readonly TimeSpan BeatOfLog = TimeSpan.FromMinutes(1);

    /// <summary>The longest time between two updates on a terminal.</summary>
    internal static readonly TimeSpan BeatOfTerminal = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly bool _terminal = VisibleWriter.IsTerminal(output) && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Runs <paramref name="work"/> under a progress bar and returns its result.</summary>
    public T Watch<T>(string stage, Func<IProgress<WorkProgress>, T> work)
    {
        if (!_terminal)
        {
            using var log = new Heartbeat(_time, BeatOfLog, text => output.WriteLine($"  {stage,-14} {text}"));
            return work(log);
        }

        T result = default!;
        AnsiConsole.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new SpinnerColumn())
            .Start(screen =>
            {
                var task = screen.AddTask(Markup.Escape(stage), maxValue: 1);
                task.IsIndeterminate = true;
                using var bar = new Heartbeat(_time, BeatOfTerminal,
                    text => task.Description = Markup.Escape($"{stage,-12} {text}"))
                {
                    Reported = progress =>
                    {
                        task.IsIndeterminate = progress.Total == 0;
                        task.MaxValue = Math.Max(1, progress.Total);
                        task.Value = progress.Done;
                    },
                };
                result = work(bar);
            });
        return result;
    }

    /// <summary>Prints the line of a finished stage.</summary>
    public void Finished(string stage, StageResult result, string summary)
    {
        var manifest = result.Manifest;
        var cost = result.Skipped ? "unchanged"
            : string.Create(CultureInfo.InvariantCulture, $"{manifest.WallSeconds,6:0.0} s  {manifest.PeakMemory,9}");
        var attempts = result.Skipped || manifest.Attempts == 1 ? "" : $" (time of {manifest.Attempts} attempts)";
        output.WriteLine($"  {stage,-14} {cost,19}  {summary}{attempts}");
    }

    public void Line(string text = "") => output.WriteLine(text);
}
