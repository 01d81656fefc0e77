using System.Diagnostics;
using DeepInnovation.Import.PatentsView;

namespace DeepInnovation.Tests.Import.PatentsView;

public sealed class JoinFolderTests
{
    [Fact]
    public void What_a_killed_import_left_is_removed_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        using var ended = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        ended.WaitForExit();
        var left = Directory.CreateDirectory(folder[$"{JoinFolder.Prefix}{ended.Id}-abc"]).FullName;
        File.WriteAllText(Path.Combine(left, "tables.duckdb"), "gigabytes");
        string[] others = [$"{JoinFolder.Prefix}{Environment.ProcessId}-at-work", JoinFolder.Prefix + "of-somebody", "another"];
        foreach (var other in others)
            Directory.CreateDirectory(folder[other]);
        var made = JoinFolder.Create(folder.Path);
        Assert.False(Directory.Exists(left));
        Assert.Equal([.. others.Order(StringComparer.Ordinal), Path.GetFileName(made)], Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).OrderBy(n => n == Path.GetFileName(made)));
    }
}
