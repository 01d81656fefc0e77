using System.Diagnostics;

namespace DeepInnovation.Cli.Tests;

/// <summary>A run in a process of its own, killed while each stage works, then continued.</summary>
public sealed class KilledRunTests(SmallCorpus corpus) : IClassFixture<SmallCorpus>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Killed_in_every_stage_and_continued_it_ends_with_the_bytes_of_an_undisturbed_run()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var whole = Path.Combine(_folder, "whole");
        Assert.Equal(0, await Finish(whole, cancellation));
        var stages = Directory.GetDirectories(whole).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Reproduction.StageNames.Count, stages.Count);

        var broken = Path.Combine(_folder, "broken");
        foreach (var stage in stages)
        {
            using var process = Start(broken);
            var folder = Path.Combine(broken, stage!);
            while (!process.HasExited && !Directory.Exists(folder))
                await Task.Delay(1, cancellation);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellation);
        }

        Assert.Equal(0, await Finish(broken, cancellation));
        Assert.Equal(RunFiles.Hashes(whole), RunFiles.Hashes(broken));
    }

    private static async Task<int> Finish(Process process, CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    private async Task<int> Finish(string run, CancellationToken cancellation)
    {
        using var process = Start(run);
        return await Finish(process, cancellation);
    }

    private Process Start(string run) => Process.Start(new ProcessStartInfo("dotnet",
    [
        typeof(CommandLine).Assembly.Location, "reproduce", "--papers", corpus.Papers, "--patents", corpus.Patents, "--answers",
        corpus.Answers, "--sample-size", "300", "--pretraining-documents", "600", "--out", run, "--no-notebooks",
    ])
    { RedirectStandardOutput = false })!;
}
