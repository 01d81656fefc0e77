using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace DeepInnovation.Cli.Tests.Platforms;

/// <summary>
/// The program as docs/platforms.md publishes it for each platform, and as a tool's package. Made from a copy of the sources, so
/// that no build beside is disturbed.
/// </summary>
public sealed class PublishTests(SmallCorpus corpus) : IClassFixture<SmallCorpus>, IDisposable
{
    private const long Megabyte = 1_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact, Trait("Category", "Slow")]
    public void Each_platform_gets_its_own_libraries_and_nothing_else()
    {
        Copy();
        var commands = File.ReadLines(Checkout.PathOf("docs", "platforms.md")).Select(line => line.Trim())
            .Where(line => line.StartsWith("dotnet publish ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Checkout.ServedPlatforms,
            commands.Select(command => Regex.Match(command, "-r ([a-z0-9-]+)").Groups[1].Value));
        foreach (var command in commands)
        {
            // What is compiled is the same for all: with one folder for it the compiler is asked once.
            Dotnet([.. command.Split(' ')[1..], "-p:AppendRuntimeIdentifierToOutputPath=false", "--nologo", "-v", "q"]);
            var platform = Regex.Match(command, "-o publish/(.+)$").Groups[1].Value;
            CheckFolder(Path.Combine(_folder, "publish", platform), platform);
        }

        CheckWithoutNatives(Path.Combine(_folder, "publish", "linux-x64"));
    }

    [Fact, Trait("Category", "Slow")]
    public void The_tool_s_package_has_the_libraries_of_all_platforms_and_nothing_else()
    {
        Copy();
        Dotnet("pack", "-c", "Release", "src/DeepInnovation.Cli", "-o", "artifacts", "--nologo", "-v", "q");
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "artifacts")));
        using var package = ZipFile.OpenRead(file);

        Assert.Empty(package.Entries.Where(entry => BuildContentTests.NotForRunning(entry.Name)).Select(entry => entry.FullName));
        package.ExtractToDirectory(Path.Combine(_folder, "package"));
        var natives = Natives(Path.Combine(_folder, "package"));
        Assert.All(natives, native => Assert.NotEmpty(native.Platforms.Intersect(Checkout.ServedPlatforms)));
        foreach (var platform in Checkout.ServedPlatforms)
            Assert.Equal(Expected(platform), natives.Where(native => native.Platforms.Contains(platform))
                .Select(native => native.Name).Order(StringComparer.Ordinal));
        // A gallery such as nuget.org takes 250 MB.
        Assert.InRange(new FileInfo(file).Length, Megabyte, 250 * Megabyte);
    }

    private static void CheckFolder(string folder, string platform)
    {
        var files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
        var natives = Natives(folder);

        Assert.Equal(Expected(platform), natives.Select(native => native.Name).Order(StringComparer.Ordinal));
        Assert.All(natives, native => Assert.Contains(platform, native.Platforms));
        Assert.Empty(files.Where(file => BuildContentTests.NotForRunning(file.Name)).Select(file => file.FullName));
        // DuckDB's one file for both processors of macOS has 117 MB.
        Assert.InRange(files.Sum(file => file.Length), 100 * Megabyte, (platform == "osx-arm64" ? 260 : 200) * Megabyte);
    }

    /// <summary>
    /// A copy of the program that has lost all native libraries but DuckDB's: the baseline works, BERT is
    /// refused before the first stage.
    /// </summary>
    private void CheckWithoutNatives(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture
            == System.Runtime.InteropServices.Architecture.X64,
            "A published program is run on linux-x64 only; the folders were checked.");
        foreach (var native in Natives(folder).Where(native => native.Name != "libduckdb.so"))
            File.Delete(Path.Combine(folder, native.Name));
        var program = Path.Combine(folder, "DeepInnovation.Cli.dll");
        var run = Path.Combine(_folder, "run");
        string[] reproduce =
            [
                program, "reproduce", "--papers", corpus.Papers, "--patents", corpus.Patents,
                "--answers", corpus.Answers, "--sample-size", "200", "--no-notebooks", "--out", run,
            ];

        var (code, told) = Start(reproduce);
        Assert.Equal(ExitCode.Failure, code);
        Assert.StartsWith("ONNX Runtime, which runs BERT and sentence encoders, cannot be loaded: ", told,
            StringComparison.Ordinal);
        Assert.EndsWith("or give --classifier baseline --encoder hashed, which work without it. What each machine needs: "
            + "docs/platforms.md.\n", told, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run));

        Dotnet([.. reproduce, "--classifier", "baseline", "--encoder", "hashed"]);
        Assert.True(File.Exists(Path.Combine(run, "11-claims", "manifest.json")));
    }

    private static List<(string Name, IReadOnlyList<string> Platforms)> Natives(string folder) =>
    [
        .. from file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
           let image = NativeImage.Read(file)
           where image is not null
           select (Path.GetFileName(file), image.Platforms),
    ];

    private static IEnumerable<string> Expected(string platform) => (platform.Split('-')[0] switch
    {
        "win" =>
            (string[])["duckdb.dll", "LdaNative.dll", "libSkiaSharp.dll", "onnxruntime.dll", "onnxruntime_providers_shared.dll"],
        "linux" =>
            ["libduckdb.so", "libLdaNative.so", "libonnxruntime.so", "libonnxruntime_providers_shared.so", "libSkiaSharp.so"],
        _ => ["libduckdb.dylib", "libLdaNative.dylib", "libonnxruntime.dylib", "libSkiaSharp.dylib"],
    }).Order(StringComparer.Ordinal);

    private void Copy()
    {
        foreach (var file in Directory.GetFiles(Checkout.Root)
            .Where(file => Path.GetExtension(file) is ".props" or ".targets" or ".json" or ".sln"
                || Path.GetFileName(file) is ".editorconfig" or "LICENSE"))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        CopyFolder(Checkout.PathOf("src"), Path.Combine(_folder, "src"));
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private void Dotnet(params string[] arguments)
    {
        var (code, told) = Start(arguments);
        Assert.True(code == 0, told);
    }

    /// <summary>Runs <c>dotnet</c> in the copy; its exit code and all that it says.</summary>
    private (int Code, string Told) Start(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
