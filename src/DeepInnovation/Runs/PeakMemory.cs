using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Runs;

/// <summary>
/// The largest resident memory of this process since <see cref="Begin"/> where the system counts from there (Linux), else
/// since its start, else unknown.
/// </summary>
internal sealed partial class PeakMemory
{
    // struct rusage, where a long has 64 bits: two times of 16 bytes, then the largest resident size; 144
    // bytes in all, on Linux and macOS.
    private const int UsageLongs = 18;
    private const int LargestResident = 4;

    private readonly string _status;
    private readonly bool _counts;

    private PeakMemory(string status, bool counts) => (_status, _counts) = (status, counts);

    /// <summary>In bytes; null where the system does not tell.</summary>
    internal long? Bytes => OfStatus() ?? OfSystem();

    /// <summary>
    /// Whether the figure is of the process since its start, and so no less than that since <see cref="Begin"/>.
    /// </summary>
    internal bool IsOfProcess => !_counts || OfStatus() is null;

    /// <summary>
    /// Sets the mark back to what is in use now. A kernel that does not allow it keeps the mark of the whole process.
    /// </summary>
    internal static PeakMemory Begin(string clearReferences = "/proc/self/clear_refs", string status = "/proc/self/status")
    {
        try
        {
            if (!File.Exists(clearReferences))
                return new PeakMemory(status, counts: false);
            using var file = Disk.Open(clearReferences, FileMode.Open, FileAccess.Write,
                FileShare.ReadWrite, 0, FileOptions.None);
            file.Write("5"u8);
            return new PeakMemory(status, counts: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only the figure in the manifest grows coarser, and it says so.
            return new PeakMemory(status, counts: false);
        }
    }

    /// <summary>What getrusage says of this process, in bytes; macOS counts in bytes, Linux in KiB.</summary>
    internal static unsafe long? OfUsage()
    {
        var usage = stackalloc long[UsageLongs];
        return IntPtr.Size == sizeof(long) && GetUsage(0, usage) == 0 && usage[LargestResident] > 0
            ? usage[LargestResident] * (OperatingSystem.IsMacOS() ? 1 : 1024) : null;
    }

    private long? OfStatus()
    {
        if (!File.Exists(_status))
            return null;
        var line = Disk.ReadLines(_status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? null
            : long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
    }

    private static long? OfSystem()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            return OfUsage();
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 is > 0 and var bytes ? bytes : null;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static unsafe partial int GetUsage(int who, long* usage);
}
