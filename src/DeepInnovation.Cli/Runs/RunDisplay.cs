using DeepInnovation.Runs;
using Spectre.Console;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// Shows a run as it goes: on a terminal a bar with rate and time left for the stage at work, elsewhere nothing but one line
/// for each finished stage, so that logs stay readable.
/// </summary>
internal sealed class RunDisplay(TextWriter output)
{
    private readonly bool _terminal = VisibleWriter.IsTerminal(output) && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Does <paramref name="work"/> under a bar and returns its result.</summary>
    public T Watch<T>(string stage, Func<IProgress<StageProgress>, T> work)
    {
        if (!_terminal)
            return work(new Listener(_ => { }));
        T result = default!;
        AnsiConsole.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new SpinnerColumn())
            .Start(screen =>
            {
                var task = screen.AddTask(Markup.Escape(stage), maxValue: 1);
                task.IsIndeterminate = true;
                var text = new ProgressText();
                result = work(new Listener(progress =>
                {
                    task.IsIndeterminate = progress.Total == 0;
                    task.MaxValue = Math.Max(1, progress.Total);
                    task.Value = progress.Done;
                    task.Description = Markup.Escape($"{stage,-12} {text.Of(progress)}");
                }));
            });
        return result;
    }

    /// <summary>One line for a finished stage.</summary>
    public void Finished(string stage, StageResult result, string summary)
    {
        var manifest = result.Manifest;
        var cost = result.Skipped ? "unchanged" : $"{manifest.WallSeconds,6:0.0} s  {manifest.PeakMemoryBytes / (1 << 20),5:N0} MiB";
        output.WriteLine($"  {stage,-14} {cost,19}  {summary}");
    }

    /// <summary>A line as it is.</summary>
    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>Calls at once and on the same thread, unlike <see cref="Progress{T}"/>, so that no report arrives after its stage.</summary>
    private sealed class Listener(Action<StageProgress> listen) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => listen(value);
    }
}
