using System.Globalization;
using System.Runtime.InteropServices;

namespace DeepInnovation.Cli.Tests;

/// <summary>
/// Whether what this process starts can be interrupted: a job in the background of a shell ignores
/// SIGINT, and so do its children.
/// </summary>
internal static class Interrupts
{
    public const string Ignored = "this shell ignores interrupts (a job in the background), and so does all that it starts";

    /// <summary>Sends SIGINT, at once: a program started for it may come too late on a busy machine.</summary>
    public static void Send(int process) => Assert.Equal(0, Kill(process, 2));

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);

    public static bool AreIgnored() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").Any(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)
            && (ulong.Parse(l[7..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0);
}
