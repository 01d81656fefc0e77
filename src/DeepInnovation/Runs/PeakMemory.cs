using System.Diagnostics;
using System.Globalization;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Runs;

/// <summary>The largest resident memory of this process since <see cref="Reset"/> (Linux), or since its start (elsewhere).</summary>
internal static class PeakMemory
{
    private const string ClearReferences = "/proc/self/clear_refs";
    private const string Status = "/proc/self/status";

    /// <summary>In bytes.</summary>
    internal static long Bytes
    {
        get
        {
            if (File.Exists(Status))
            {
                var line = Disk.ReadLines(Status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                if (line is not null)
                    return long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
            }

            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Sets the mark back to what is in use now. A kernel that does not allow it keeps the mark of the whole process.</summary>
    internal static void Reset()
    {
        try
        {
            if (!File.Exists(ClearReferences))
                return;
            using var file = Disk.Open(ClearReferences, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0, FileOptions.None);
            file.Write("5"u8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only the figure in the manifest grows coarser: it is then the peak since the process began.
        }
    }
}
