using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// Finds parents on Windows, which keeps the parent's number but may give it to a new process once the parent has ended.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsParents : IParentProcesses
{
    /// <inheritdoc/>
    public WatchedProcess? Named(long value)
    {
        // Handles are inherited: an invalid one, or one of another kind, was meant for somebody else.
        if (GetProcessId((nint)value) == 0)
            return null;
        var ended = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle((nint)value, ownsHandle: false) };
        return new WatchedProcess(() => ended.WaitOne(TimeSpan.Zero), ended);
    }

    /// <inheritdoc/>
    public WatchedProcess? Starter()
    {
        using var own = Process.GetCurrentProcess();
        var asked = new BasicInformation();
        if (NtQueryInformationProcess(own.Handle, 0, ref asked, Marshal.SizeOf<BasicInformation>(), out _) != 0)
            return null;
        Process? starter = null;
        try
        {
            starter = Process.GetProcessById(checked((int)asked.Starter));
            // A younger process has reused the number. Our open handle reserves the number from here on.
            if (starter.StartTime <= own.StartTime)
                return WatchedProcess.Of(starter);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception or OverflowException)
        {
            // It ended before we looked, or access is denied.
        }

        starter?.Dispose();
        return null;
    }

    [DllImport("kernel32")]
    private static extern uint GetProcessId(nint handle);

    [DllImport("ntdll")]
    private static extern int NtQueryInformationProcess(nint process, int kind, ref BasicInformation asked, int size, out int written);

    [StructLayout(LayoutKind.Sequential)]
    private struct BasicInformation
    {
        internal nint ExitStatus, Environment, Affinity, Priority, Own, Starter;
    }
}
