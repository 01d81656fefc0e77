using System.Globalization;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// Notices when the program that started the kernel is gone, whatever ended it; an orphaned kernel would run for ever.
/// </summary>
/// <param name="processes">The machine's processes, which tests replace.</param>
internal sealed class ParentWatch(IParentProcesses processes)
{
    /// <summary>The environment variable in which jupyter_client names itself: a process id, or a handle on Windows.</summary>
    internal const string Variable = "JPY_PARENT_PID";

    /// <summary>The polling interval.</summary>
    internal TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Completes when the parent has ended: the named process, else the one that started this process; never if there is neither.
    /// </summary>
    /// <param name="named">The value of <see cref="Variable"/>; a value that names no process is ignored,
    /// as VS Code names none.</param>
    /// <param name="cancellation">Ends the watch.</param>
    internal async Task WaitAsync(string? named, CancellationToken cancellation)
    {
        using var watched = (Number(named) is { } number ? processes.Named(number) : null) ?? processes.Starter();
        if (watched is null)
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        while (!watched!.HasEnded())
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
    }

    private static long? Number(string? named) =>
        long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
