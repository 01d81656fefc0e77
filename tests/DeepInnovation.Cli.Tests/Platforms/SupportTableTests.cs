using DeepInnovation.Charts.StaticImages;
using DeepInnovation.Core.Natives;
using DeepInnovation.Core.Tables;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Training;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Tests.Platforms;

/// <summary>
/// docs/platforms.md, and what we ask of a machine, held against the libraries that the restored packages carry.
/// </summary>
public sealed class SupportTableTests
{
    private const string Database = "DuckDB", Networks = "ONNX Runtime", Pictures = "Skia";

    private static readonly Dictionary<string, (NativePart Part, string Package)> Parts = new()
    {
        [Database] = (TableDatabase.Part, "DuckDB.NET.Bindings.Full/"),
        [Networks] = (NetworkRuntime.Part, "Microsoft.ML.OnnxRuntime/"),
        [Pictures] = (ImageLibrary.Part, "SkiaSharp.NativeAssets."),
    };

    private static readonly List<string[]> Lines =
        [.. File.ReadLines(Checkout.PathOf("docs", "platforms.md")).Where(l => l.StartsWith('|'))
            .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    private static readonly string[] Platforms = Lines[0][1..];

    [Theory]
    [InlineData(Database)]
    [InlineData(Networks)]
    [InlineData(Pictures)]
    public void A_library_serves_the_platforms_that_its_package_and_the_database_s_have(string name)
    {
        var served = Platforms.Where(p => LibraryFor(name, p) is not null && LibraryFor(Database, p) is not null).ToList();

        Assert.Equal(served, Yes(name + " ("));
        Assert.Equal(served.Order(StringComparer.Ordinal), Parts[name].Part.Platforms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_runs_where_follows_from_the_libraries()
    {
        var (database, networks) = (Yes(Database + " ("), Yes(Networks + " ("));

        Assert.Equal(database.Intersect(networks), Yes("`reproduce`"));
        Assert.Equal(database, Yes("`reproduce --classifier baseline --encoder hashed`"));
        Assert.Equal(database, Yes("the notebooks"));
        Assert.Equal(Checkout.ServedPlatforms, Yes("published"));
        Assert.Equal(database.Intersect(networks), Checkout.ServedPlatforms);
    }

    [Fact]
    public void The_arithmetic_of_ML_NET_is_managed_on_every_platform()
    {
        Assert.Equal(Platforms, Yes("ML.NET"));
        Assert.All(RestoredPackages.RuntimeTargetsOf("Microsoft.ML.CpuMath"),
            path => Assert.EndsWith("/_._", path, StringComparison.Ordinal));
        Assert.All(RestoredPackages.RuntimeTargetsOf("Microsoft.ML"),
            path => Assert.Contains("LdaNative", path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Database)]
    [InlineData(Networks)]
    [InlineData(Pictures)]
    public void A_library_asks_for_the_glibc_and_the_macOS_that_it_was_linked_with(string name)
    {
        var needs = Lines.Single(line => line.Length == 4 && line[0] == name);
        var glibc = Parts[name].Part.Platforms.Where(p => p.StartsWith("linux", StringComparison.Ordinal))
            .Max(p => NativeImage.Read(LibraryFor(name, p)!)!.Glibc)!;
        var macOS = NativeImage.Read(LibraryFor(name, "osx-arm64")!)!.MacOS!;

        Assert.Equal(glibc, Parts[name].Part.Glibc);
        Assert.Equal($"glibc {glibc}", needs[2]);
        Assert.Equal($"{macOS.Major}", needs[3]);
    }

    [Theory]
    [InlineData(Database, "x64", "")]
    [InlineData(Database, "arm64", "")]
    [InlineData(Pictures, "x64", "")]
    [InlineData(Pictures, "arm64", "")]
    [InlineData(Networks, "x64", "msvcp140.dll msvcp140_1.dll vcruntime140.dll vcruntime140_1.dll")]
    [InlineData(Networks, "arm64", "msvcp140.dll msvcp140_1.dll vcruntime140.dll")]
    public void A_library_imports_the_parts_of_the_Visual_Cpp_runtime_that_it_is_said_to_need(string name,
        string architecture, string files)
    {
        var image = NativeImage.Read(LibraryFor(name, $"win-{architecture}")!)!;
        var imported = image.Imports.Keys.Select(dll => dll.ToLowerInvariant()).Where(
            dll => dll.StartsWith("msvc", StringComparison.Ordinal) || dll.StartsWith("vcruntime", StringComparison.Ordinal));

        Assert.Equal(files, string.Join(' ', imported.Order(StringComparer.Ordinal)));
        Assert.Equal(files.Length == 0, Parts[name].Part.VisualCpp is null);
        var needs = Lines.Single(line => line.Length == 4 && line[0] == name);
        Assert.Equal(files.Length == 0 ? "nothing" : $"Visual C++ runtime {Parts[name].Part.VisualCpp}", needs[1]);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void ONNX_Runtime_uses_mutexes_that_only_the_Visual_Cpp_runtime_14_40_begins_to_know(string architecture)
    {
        // Before it, a mutex was made by _Mtx_init_in_situ; a library that locks and never calls that
        // was compiled for the later kind.
        var image = NativeImage.Read(LibraryFor(Networks, $"win-{architecture}")!)!;
        var functions = image.Imports["MSVCP140.dll"];

        Assert.Contains("_Mtx_lock", functions);
        Assert.DoesNotContain("_Mtx_init_in_situ", functions);
        Assert.Contains($"as new as the compiler, {image.Linker}", File.ReadAllText(Checkout.PathOf("docs", "platforms.md"))
            .ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The package's library for a platform, when its header says that it is one for it.</summary>
    private static string? LibraryFor(string name, string platform)
    {
        var (part, package) = Parts[name];
        var natives = RestoredPackages.NativesOf(package);
        var file = platform.StartsWith("win", StringComparison.Ordinal) ? part.File + ".dll"
            : (part.File.StartsWith("lib", StringComparison.Ordinal) ? "" : "lib") + part.File
                + (platform.StartsWith("osx", StringComparison.Ordinal) ? ".dylib" : ".so");
        return natives[platform].Concat(natives[platform.Split('-')[0]])
            .FirstOrDefault(path => Path.GetFileName(path) == file
                && NativeImage.Read(path)!.Platforms.Contains(platform.Replace("-musl", "", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Yes(string row)
    {
        var cells = Lines.Single(
            line => line.Length == Platforms.Length + 1 && line[0].StartsWith(row, StringComparison.Ordinal))[1..];
        Assert.All(cells, cell => Assert.True(cell is "yes" or "no", cell));
        return Platforms.Where((_, i) => cells[i] == "yes");
    }
}
