using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DeepInnovation.Core.Natives;

/// <summary>
/// What decides which native libraries a process can load: the system, the process's architecture, and what
/// other libraries the system has.
/// </summary>
/// <param name="System">The operating system.</param>
/// <param name="Architecture">The architecture of the process, which is not always that of the processor.</param>
internal sealed partial record Machine(MachineSystem System, Architecture Architecture)
{
    private static readonly Lazy<Machine> Here = new(Look);

    /// <summary>This process's machine.</summary>
    public static Machine This => Here.Value;

    /// <summary>
    /// The version of glibc on Linux; null on other systems, and on a Linux with another C library (musl, as on Alpine).
    /// </summary>
    public Version? Glibc { get; init; }

    /// <summary>
    /// The oldest among the files of the Visual C++ runtime on Windows; null on other systems, and on Windows
    /// where one of the files is missing.
    /// </summary>
    public Version? VisualCpp { get; init; }

    /// <summary>The platform as packages and <c>dotnet publish -r</c> name it, such as <c>win-arm64</c>.</summary>
    public string Platform => $"{SystemName(System)}-{Architecture.ToString().ToLowerInvariant()}";

    /// <summary>The files of the Visual C++ runtime that a C++ library of this architecture asks for.</summary>
    internal static IReadOnlyList<string> VisualCppFiles(Architecture architecture) =>
        architecture == Architecture.X64
            ? ["msvcp140.dll", "msvcp140_1.dll", "vcruntime140.dll", "vcruntime140_1.dll"]
            : ["msvcp140.dll", "msvcp140_1.dll", "vcruntime140.dll"];

    /// <summary>
    /// The oldest version among <paramref name="files"/>, each taken from the first of <paramref name="folders"/> that has it;
    /// null when none has one of them.
    /// </summary>
    internal static Version? OldestOf(IReadOnlyList<string> files, IReadOnlyList<string> folders,
        Func<string, Version?> versionOf)
    {
        Version? oldest = null;
        foreach (var file in files)
        {
            if (folders.Select(folder => versionOf(Path.Combine(folder, file)))
                .FirstOrDefault(version => version is not null) is not { } found)
                return null;
            oldest = oldest is null || found < oldest ? found : oldest;
        }

        return oldest;
    }

    private static Machine Look()
    {
        var system = OperatingSystem.IsWindows() ? MachineSystem.Windows : OperatingSystem.IsMacOS() ? MachineSystem.MacOS
            : OperatingSystem.IsLinux() ? MachineSystem.Linux : MachineSystem.Other;
        var architecture = RuntimeInformation.ProcessArchitecture;
        return new Machine(system, architecture)
        {
            Glibc = system == MachineSystem.Linux ? GlibcVersion() : null,
            // Windows takes what lies beside the program before its own.
            VisualCpp = system == MachineSystem.Windows
                ? OldestOf(VisualCppFiles(architecture), [AppContext.BaseDirectory, Environment.SystemDirectory], FileVersion)
                : null,
        };
    }

    private static Version? GlibcVersion()
    {
        try
        {
            return Version.TryParse(Marshal.PtrToStringUTF8(GnuLibcVersion()), out var version) ? version : null;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // musl has no such function: there is no glibc here, which null says.
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "gnu_get_libc_version")]
    private static partial nint GnuLibcVersion();

    private static Version? FileVersion(string path)
    {
        if (!File.Exists(path))
            return null;
        var version = FileVersionInfo.GetVersionInfo(path);
        return new Version(version.FileMajorPart, version.FileMinorPart);
    }

    private static string SystemName(MachineSystem system) => system switch
    {
        MachineSystem.Windows => "win",
        MachineSystem.MacOS => "osx",
        MachineSystem.Linux => "linux",
        _ => "other",
    };
}
