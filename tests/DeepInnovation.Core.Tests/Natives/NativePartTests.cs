using System.Runtime.InteropServices;
using DeepInnovation.Core.Natives;

namespace DeepInnovation.Core.Tests.Natives;

public sealed class NativePartTests
{
    private static readonly NativePart Part = new(
        "Example", "does examples", "example", ["win-x64", "win-arm64", "linux-x64", "linux-arm64", "osx-arm64"],
        new Version(2, 28), typeof(NativePartTests).Assembly)
    {
        VisualCpp = new Version(14, 40),
    };

    [Theory]
    [InlineData(MachineSystem.Linux, Architecture.X64, "2.28", null)]
    [InlineData(MachineSystem.Linux, Architecture.Arm64, "2.31", null)]
    [InlineData(MachineSystem.Linux, Architecture.X64, "3.0", null)]
    [InlineData(MachineSystem.Windows, Architecture.X64, null, "14.40")]
    [InlineData(MachineSystem.Windows, Architecture.Arm64, null, "14.51")]
    [InlineData(MachineSystem.MacOS, Architecture.Arm64, null, null)]
    public void A_machine_with_all_that_it_needs_lacks_nothing(MachineSystem system, Architecture architecture,
        string? glibc, string? visualCpp) =>
        Assert.Null(Part.LackOn(Machine(system, architecture, glibc, visualCpp)));

    [Theory]
    [InlineData(MachineSystem.Linux, Architecture.X64, "2.27", null, "needs glibc 2.28 or later, and here is 2.27",
        "Use a newer Linux (Debian 10, Ubuntu 20.04 and RHEL 8 have it)")]
    [InlineData(MachineSystem.Linux, Architecture.Arm64, "2.9", null, "needs glibc 2.28 or later, and here is 2.9",
        "Use a newer Linux (Debian 10, Ubuntu 20.04 and RHEL 8 have it)")]
    [InlineData(MachineSystem.Linux,
        Architecture.X64, null, null, "has no library for a Linux without glibc (Alpine's musl is one)",
        "Use a Linux with glibc, such as Debian, Ubuntu or Fedora")]
    [InlineData(MachineSystem.Linux, Architecture.Arm, "2.36", null, "has no library for 32-bit programs (linux-arm)",
        "Install the 64-bit .NET")]
    [InlineData(MachineSystem.Windows, Architecture.X86, null, "14.50", "has no library for 32-bit programs (win-x86)",
        "Install the 64-bit .NET")]
    [InlineData(MachineSystem.MacOS, Architecture.X64, null, null, "has no library for Macs with Intel processors (osx-x64)",
        "Use a Mac with an Apple processor and its own .NET (Arm64)")]
    [InlineData(MachineSystem.Linux, Architecture.S390x, "2.36", null, "has no library for linux-s390x",
        "Use one of win-x64, win-arm64, linux-x64, linux-arm64, osx-arm64")]
    [InlineData(MachineSystem.Other, Architecture.X64, null, null, "has no library for other-x64",
        "Use one of win-x64, win-arm64, linux-x64, linux-arm64, osx-arm64")]
    [InlineData(MachineSystem.Windows, Architecture.X64, null, null,
        "needs the Visual C++ runtime 14.40 or later (msvcp140.dll, msvcp140_1.dll, vcruntime140.dll, vcruntime140_1.dll), "
        + "and here is none that is whole",
        "Install https://aka.ms/vc14/vc_redist.x64.exe and start again")]
    [InlineData(MachineSystem.Windows, Architecture.Arm64, null, "14.29",
        "needs the Visual C++ runtime 14.40 or later (msvcp140.dll, msvcp140_1.dll, vcruntime140.dll), and here is 14.29",
        "Install https://aka.ms/vc14/vc_redist.arm64.exe and start again")]
    public void What_a_machine_lacks_is_said_with_the_way_to_get_it(
        MachineSystem system, Architecture architecture, string? glibc, string? visualCpp, string problem, string hint) =>
        Assert.Equal(new Lack(problem, hint), Part.LackOn(Machine(system, architecture, glibc, visualCpp)));

    [Fact]
    public void A_library_without_a_need_of_Visual_Cpp_asks_for_none() =>
        Assert.Null((Part with { VisualCpp = null }).LackOn(Machine(MachineSystem.Windows, Architecture.X64, null, null)));

    [Fact]
    public void A_library_whose_file_is_missing_is_demanded_in_one_line_with_what_works_without_it()
    {
        var everywhere = Part with
        {
            Platforms = [DeepInnovation.Core.Natives.Machine.This.Platform],
            Glibc = new Version(2, 0),
            VisualCpp = null,
            File = "nowhere_to_be_found",
        };

        var error = Assert.Throws<MissingPartException>(() => everywhere.Demand("Give --plain, which works without it"));

        Assert.StartsWith("Example, which does examples, cannot be loaded: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere_to_be_found.", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("is. Build or install the program again, or give --plain, which works without it. "
            + "What each machine needs: docs/platforms.md.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("Exception", error.Message, StringComparison.Ordinal);
        Assert.Equal("Build or install the program again, or give --plain, which works without it", error.Data["Hint"]);
    }

    [Fact]
    public void A_library_that_the_system_has_is_demanded_in_silence()
    {
        var library = OperatingSystem.IsWindows() ? "kernel32" : OperatingSystem.IsMacOS() ? "libSystem" : "libdl.so.2";
        var part = Part with
        {
            Platforms = [DeepInnovation.Core.Natives.Machine.This.Platform],
            Glibc = new Version(2, 0),
            VisualCpp = null,
            File = library,
        };

        part.Demand();

        Assert.Null(part.LackHere);
    }

    private static Machine Machine(MachineSystem system, Architecture architecture, string? glibc, string? visualCpp) =>
        new(system, architecture)
        {
            Glibc = glibc is null ? null : Version.Parse(glibc),
            VisualCpp = visualCpp is null ? null : Version.Parse(visualCpp),
        };
}
