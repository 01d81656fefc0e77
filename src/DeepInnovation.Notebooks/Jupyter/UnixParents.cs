using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// Finds parents on Linux and macOS, where an orphan's parent number becomes that of the process that adopts orphans.
/// </summary>
internal sealed class UnixParents : IParentProcesses
{
    // 1 is the first process of the machine or container, 0 is outside the container; neither can be outlived.
    private const int First = 1;

    /// <inheritdoc/>
    public WatchedProcess? Named(long value)
    {
        var parent = ParentId();
        // Also detects the end of a parent that nobody waits for, and needs no guard against reused numbers.
        if (value == parent)
            return Starter();
        if (value is <= First or > int.MaxValue)
            return null;
        try
        {
            return WatchedProcess.Of(Process.GetProcessById((int)value));
        }
        catch (ArgumentException)
        {
            // If the named front end is gone, an orphan lost it before we looked, while any other
            // process inherited an outdated name.
            return parent <= First ? new WatchedProcess(static () => true) : null;
        }
    }

    /// <inheritdoc/>
    public WatchedProcess? Starter()
    {
        var starter = ParentId();
        return starter <= First ? null : new WatchedProcess(() => ParentId() != starter);
    }

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int ParentId();
}
