using System.Reflection;
using System.Runtime.InteropServices;

namespace DeepInnovation.Core.Natives;

/// <summary>
/// A native library that a package of ours brings, and what it asks of a machine. Whoever calls into it demands it first, so that
/// a machine without it is told in words and not by the loader.
/// </summary>
/// <param name="Name">The library as people know it.</param>
/// <param name="Does">What we use it for, as the rest of a clause after "which".</param>
/// <param name="File">The file without prefix and extension, as the loader is asked for it.</param>
/// <param name="Platforms">The platforms that its package serves, such as <c>linux-x64</c>.</param>
/// <param name="Glibc">The glibc that it needs on Linux.</param>
/// <param name="Importer">An assembly that the library is loaded for: it is searched for where that one's libraries lie.</param>
public sealed record NativePart(string Name, string Does, string File, IReadOnlyList<string> Platforms,
    Version Glibc, Assembly Importer)
{
    private readonly Lock _gate = new();
    private (bool Looked, Lack? Lack) _here;

    /// <summary>The Visual C++ runtime that it needs on Windows; null for none.</summary>
    public Version? VisualCpp { get; init; }

    /// <summary>Runs once, when the library is loaded and before anything of it is used; null for nothing.</summary>
    public Action? Loaded { get; init; }

    /// <summary>
    /// Why the library does not work here; null when it does. Loads it, once, when nothing else speaks against it.
    /// </summary>
    public Lack? LackHere
    {
        get
        {
            lock (_gate)
            {
                // With an old Visual C++ runtime the load itself ends the process, so what is known
                // of the machine is asked first.
                if (!_here.Looked)
                {
                    _here = (true, LackOn(Machine.This) ?? LackOfFile());
                    if (_here.Lack is null)
                        Loaded?.Invoke();
                }

                return _here.Lack;
            }
        }
    }

    /// <summary>Why the library cannot work on a machine, by what is known of it; null when nothing speaks against it.</summary>
    internal Lack? LackOn(Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        if (machine is { System: MachineSystem.Linux, Glibc: null } && Platforms.Contains(machine.Platform))
            return new("has no library for a Linux without glibc (Alpine's musl is one)",
                "Use a Linux with glibc, such as Debian, Ubuntu or Fedora");
        if (!Platforms.Contains(machine.Platform))
            return Unserved(machine);
        if (machine.System == MachineSystem.Linux && machine.Glibc < Glibc)
            return new($"needs glibc {Glibc} or later, and here is {machine.Glibc}",
                "Use a newer Linux (Debian 10, Ubuntu 20.04 and RHEL 8 have it)");
        if (machine.System == MachineSystem.Windows && VisualCpp is not null
            && (machine.VisualCpp is null || machine.VisualCpp < VisualCpp))
        {
            var found = machine.VisualCpp is null ? "none that is whole" : machine.VisualCpp.ToString();
            return new($"needs the Visual C++ runtime {VisualCpp} or later "
                + $"({string.Join(", ", Machine.VisualCppFiles(machine.Architecture))}), and here is {found}",
                $"Install https://aka.ms/vc14/vc_redist.{machine.Architecture.ToString().ToLowerInvariant()}.exe and "
                + "start again");
        }

        return null;
    }

    /// <summary>Does nothing where the library works.</summary>
    /// <param name="instead">What works without it, as an imperative; null for nothing.</param>
    /// <exception cref="MissingPartException">It does not work here.</exception>
    public void Demand(string? instead = null)
    {
        if (LackHere is { } lack)
            throw new MissingPartException(this, lack, instead);
    }

    private Lack? LackOfFile() => NativeLibrary.TryLoad(File, Importer, null, out _)
        ? null
        : new($"cannot be loaded: {FileName(Machine.This.System)} is missing below {Path.GetDirectoryName(Importer.Location)}, "
            + "or a library that it needs is", "Build or install the program again");

    private string FileName(MachineSystem system)
    {
        var stem = File.StartsWith("lib", StringComparison.Ordinal) ? File[3..] : File;
        return system switch
        {
            MachineSystem.Windows => File + ".dll",
            MachineSystem.MacOS => $"lib{stem}.dylib",
            _ => $"lib{stem}.so",
        };
    }

    private Lack Unserved(Machine machine) => machine switch
    {
        { System: MachineSystem.MacOS, Architecture: Architecture.X64 } =>
            new("has no library for Macs with Intel processors (osx-x64)",
                "Use a Mac with an Apple processor and its own .NET (Arm64)"),
        { Architecture: Architecture.X86 or Architecture.Arm or Architecture.Armv6 } =>
            new($"has no library for 32-bit programs ({machine.Platform})", "Install the 64-bit .NET"),
        _ => new($"has no library for {machine.Platform}", $"Use one of {string.Join(", ", Platforms)}"),
    };
}
