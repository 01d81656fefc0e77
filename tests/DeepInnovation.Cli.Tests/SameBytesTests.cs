using System.Diagnostics;

namespace DeepInnovation.Cli.Tests;

/// <summary>
/// A run in a process with another culture, and ICU to know it, or with fewer of the processor's
/// instructions, has the same bytes.
/// </summary>
public sealed class SameBytesTests(SameBytesTests.Usual usual) : IClassFixture<SameBytesTests.Usual>
{
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public async Task Whatever_the_culture(string culture)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows takes no culture from the environment.");
        await Same(icu: true, ("LC_ALL", culture.Replace('-', '_') + ".UTF-8"), ("LANG", culture.Replace('-', '_') + ".UTF-8"));
    }

    // Of .NET 10 the first leaves 256 bits, the second 128; DOTNET_EnableAVX512F of older versions is not read.
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public Task Whatever_the_processors_vectors(string without) => Same(icu: false, (without, "0"));

    private async Task Same(bool icu, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
        try
        {
            await Make(folder, icu, environment);
            Assert.Equal(usual.Hashes, RunFiles.Hashes(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A synthetic corpus and a run about it.</summary>
    private static async Task Make(string folder, bool icu, params (string Name, string Value)[] environment)
    {
        var corpus = Path.Combine(folder, "corpus");
        await Command(icu, environment, "samples", "--papers", "300", "--patents", "300", "--seed=-7", "--out", corpus);
        await Command(
            icu, environment, "reproduce", "--papers", Path.Combine(corpus, "papers.csv"), "--patents",
            Path.Combine(corpus, "patents.csv"), "--answers", Path.Combine(corpus, "answers.jsonl"),
            "--classifier", "baseline", "--sample-size", "300", "--threshold", "0.25", "--seed=-7", "--out",
            Path.Combine(folder, "run"), "--no-notebooks");
    }

    private static async Task Command(bool icu, (string Name, string Value)[] environment, params string[] arguments)
    {
        var assembly = typeof(CommandLine).Assembly.Location;
        var config = Path.ChangeExtension(assembly, "runtimeconfig.json");
        var temporary = icu ? Path.Combine(Path.GetTempPath(), $"deepinnovation-{Guid.NewGuid():N}.runtimeconfig.json") : config;
        if (icu)
            File.WriteAllText(temporary, File.ReadAllText(config).Replace("\"System.Globalization.Invariant\": true",
                "\"System.Globalization.Invariant\": false", StringComparison.Ordinal));
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", temporary, assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(icu && error.Contains("valid ICU package", StringComparison.Ordinal), "This machine has no ICU.");
        Assert.True(process.ExitCode == 0, error + await output);
        if (icu)
            File.Delete(temporary);
    }

    /// <summary>The same by this machine as it is.</summary>
    public sealed class Usual : IAsyncLifetime
    {
        public SortedDictionary<string, string> Hashes { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            var folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
            await Make(folder, icu: false);
            Hashes = RunFiles.Hashes(folder);
            Directory.Delete(folder, recursive: true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
