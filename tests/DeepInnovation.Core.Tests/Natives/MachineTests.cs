using System.Diagnostics;
using System.Runtime.InteropServices;
using DeepInnovation.Core.Natives;

namespace DeepInnovation.Core.Tests.Natives;

public sealed class MachineTests
{
    [Fact]
    public void The_glibc_is_the_one_that_the_system_tells()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/getconf"), "glibc's getconf is not here.");
        using var process = Process.Start(
            new ProcessStartInfo("/usr/bin/getconf", ["GNU_LIBC_VERSION"]) { RedirectStandardOutput = true })!;
        var told = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        Assert.SkipUnless(told.StartsWith("glibc ", StringComparison.Ordinal), "The C library is another.");

        Assert.Equal(told, $"glibc {Machine.This.Glibc}");
        Assert.Null(Machine.This.VisualCpp);
    }

    [Fact]
    public void The_platform_is_named_as_the_runtime_names_it() =>
        Assert.Equal(RuntimeInformation.RuntimeIdentifier.Replace("-musl", "", StringComparison.Ordinal), Machine.This.Platform);

    [Theory]
    [InlineData("a=14.50 b=14.44", "14.44")]
    [InlineData("b=14.9 a=14.10", "14.9")]
    [InlineData("a=14.50", null)]
    [InlineData("", null)]
    public void The_Visual_Cpp_runtime_is_as_old_as_its_oldest_file_and_none_where_one_is_missing(
        string there, string? expected) =>
        Assert.Equal(expected,
            Oldest(there.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => Path.Combine("system", f))));

    [Fact]
    public void A_file_beside_the_program_comes_before_the_system_s() =>
        Assert.Equal("14.20",
            Oldest([Path.Combine("program", "a=14.20"), Path.Combine("system", "a=14.50"), Path.Combine("system", "b=14.50")]));

    [Fact]
    public void Only_programs_for_x64_need_the_second_part_of_vcruntime()
    {
        Assert.Contains("vcruntime140_1.dll", Machine.VisualCppFiles(Architecture.X64));
        Assert.DoesNotContain("vcruntime140_1.dll", Machine.VisualCppFiles(Architecture.Arm64));
    }

    private static string? Oldest(IEnumerable<string> filesAndVersions)
    {
        var versions = filesAndVersions.Select(f => f.Split('=')).ToDictionary(f => f[0], f => Version.Parse(f[1]));
        return Machine.OldestOf(["a", "b"], ["program", "system"], versions.GetValueOrDefault)?.ToString();
    }
}
