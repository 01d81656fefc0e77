using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Notices that the program which started the kernel is gone, however it went: a kernel without one would run for ever.</summary>
internal static class ParentWatch
{
    /// <summary>The environment variable by which jupyter_client names itself: a process id, or a handle on Windows.</summary>
    internal const string Variable = "JPY_PARENT_PID";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Ends when the parent has ended; never when none is named.</summary>
    internal static async Task WaitAsync(string? named, CancellationToken cancellation)
    {
        if (!long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var parent) || parent == 0)
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            using var ended = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle((nint)parent, ownsHandle: false) };
            while (!ended.WaitOne(TimeSpan.Zero))
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            return;
        }

        try
        {
            // Held from the start, so that another process which later gets the same number is not mistaken for it.
            using var process = Process.GetProcessById((int)parent);
            while (!process.HasExited)
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended before we looked.
        }
    }
}
