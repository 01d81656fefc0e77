using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// Parents on Linux and macOS. The system itself tells an orphan: its parent's number becomes that of the process which takes in
/// orphans.
/// </summary>
internal sealed class UnixParents : IParentProcesses
{
    // 1 is the first process of the machine or container, 0 one outside the container: neither could be outlived.
    private const int First = 1;

    /// <inheritdoc/>
    public WatchedProcess? Named(long value)
    {
        var parent = ParentId();
        // This also sees the end of a parent that nobody waits for, and needs no guard against numbers used again.
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
            // An orphan whose front end is not there has lost it before we looked; any other has inherited a name of long ago.
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
