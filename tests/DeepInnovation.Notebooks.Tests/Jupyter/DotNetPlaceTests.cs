using System.Runtime.InteropServices;
using DeepInnovation.Notebooks.Jupyter;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public class DotNetPlaceTests
{
    [Fact]
    public void The_program_lies_above_its_runtime()
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write(OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet", "");
        var runtime = Directory.CreateDirectory(Path.Combine(folder.Path, "shared", "Microsoft.NETCore.App", "10.0.1")).FullName
            + Path.DirectorySeparatorChar;
        Assert.Equal(program, DotNetPlace.ProgramOf(runtime));
        File.Delete(program);
        // A program that brings its runtime has it in its own folder.
        Assert.Null(DotNetPlace.ProgramOf(runtime));
    }

    [Fact]
    public void Where_the_system_knows_it_nothing_is_named()
    {
        string[] places = ["/usr/share/dotnet", "/opt/dotnet/"];
        Assert.Empty(DotNetPlace.Variables("/opt/dotnet", places));
        var (name, value) = Assert.Single(DotNetPlace.Variables("/home/ada/.dotnet", places));
        Assert.Equal("/home/ada/.dotnet", value);
        Assert.Equal(RuntimeInformation.OSArchitecture == RuntimeInformation.ProcessArchitecture, name == "DOTNET_ROOT");
        Assert.StartsWith("DOTNET_ROOT", name, StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_these_tests_is_found()
    {
        if (DotNetPlace.Program() is { } program)
            Assert.True(File.Exists(program) && Path.IsPathFullyQualified(program), program);
    }
}
