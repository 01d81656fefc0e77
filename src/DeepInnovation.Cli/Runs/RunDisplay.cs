using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Runs;
using Spectre.Console;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// Shows a run as it goes: on a terminal a bar with rate, time and time left for the stage at work; elsewhere one line for each finished
/// stage, and a line a minute from a stage that takes longer, so that logs stay readable and nobody takes a long stage for a dead one.
/// </summary>
/// <param name="output">Where lines go.</param>
/// <param name="time">The clock; the system's without it.</param>
internal sealed class RunDisplay(TextWriter output, TimeProvider? time = null)
{
    /// <summary>A log gets a line at least this often.</summary>
    internal static readonly TimeSpan BeatOfLog = TimeSpan.FromMinutes(1);

    /// <summary>A terminal shows that time goes on at least this often.</summary>
    internal static readonly TimeSpan BeatOfTerminal = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly bool _terminal = VisibleWriter.IsTerminal(output) && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Does <paramref name="work"/> under a bar and returns its result.</summary>
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
                using var bar = new Heartbeat(_time, BeatOfTerminal, text => task.Description = Markup.Escape($"{stage,-12} {text}"))
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

    /// <summary>One line for a finished stage.</summary>
    public void Finished(string stage, StageResult result, string summary)
    {
        var manifest = result.Manifest;
        var cost = result.Skipped ? "unchanged" : string.Create(CultureInfo.InvariantCulture, $"{manifest.WallSeconds,6:0.0} s  {manifest.PeakMemory,9}");
        var attempts = result.Skipped || manifest.Attempts == 1 ? "" : $" (time of {manifest.Attempts} attempts)";
        output.WriteLine($"  {stage,-14} {cost,19}  {summary}{attempts}");
    }

    /// <summary>A line as it is.</summary>
    public void Line(string text = "") => output.WriteLine(text);
}
