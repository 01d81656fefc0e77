using System.Globalization;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// Notices that the program which started the kernel is gone, however it went: a kernel without one would run for ever.
/// </summary>
/// <param name="processes">The machine's processes; tests give others.</param>
internal sealed class ParentWatch(IParentProcesses processes)
{
    /// <summary>The environment variable by which jupyter_client names itself: a process id, or a handle on Windows.</summary>
    internal const string Variable = "JPY_PARENT_PID";

    /// <summary>How often it looks.</summary>
    internal TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Ends when the parent has ended: the named one, else whoever started this process; never when there is neither.
    /// </summary>
    /// <param name="named">The value of <see cref="Variable"/>; what is no process is passed over, as VS Code names none.</param>
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
