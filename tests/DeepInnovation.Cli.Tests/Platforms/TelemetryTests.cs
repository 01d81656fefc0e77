using System.Diagnostics;

namespace DeepInnovation.Cli.Tests.Platforms;

/// <summary>
/// ONNX Runtime 1.31.1 keeps a device identifier and a queue of events in the user's home unless it is told not to.
/// </summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_is_kept_in_the_home_of_whoever_runs_a_network()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux was looked at");
        var home = Directory.CreateDirectory(Path.Combine(_folder, "home")).FullName;
        File.WriteAllText(Path.Combine(_folder, "table.csv"), "id,title\n1,neural networks\n2,brewing coffee\n");
        Cli.Run("embed", "--in", In("table.csv"), "--text", "title", "--out", In("vectors.npy"));
        DeepInnovation.Core.Tables.NpyFile.Write(In("years.npy"), [2000, 2001]);
        // The join multiplies on ONNX Runtime.
        var (code, error) = await RunAsync(home, "join", "--papers", In("vectors.npy"), "--paper-years", In("years.npy"),
            "--patents", In("vectors.npy"), "--patent-years", In("years.npy"), "--out", In("pairs.csv"));
        Assert.Equal((0, ""), (code, error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(home, "*", SearchOption.AllDirectories));
    }

    private static async Task<(int Code, string Error)> RunAsync(string home, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(
            k => k.StartsWith("ORT_", StringComparison.Ordinal) || k.StartsWith("XDG_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        // The library is quiet by itself where it believes to be in somebody's CI.
        foreach (var name in (string[])["CI", "GITHUB_ACTIONS", "TF_BUILD", "BUILD_BUILDID", "JENKINS_URL", "GITLAB_CI"])
            start.Environment.Remove(name);
        start.Environment["HOME"] = home;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await error);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
