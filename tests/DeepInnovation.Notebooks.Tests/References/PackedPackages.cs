using System.Diagnostics;

namespace DeepInnovation.Notebooks.Tests.References;

/// <summary>
/// The packages of all libraries as <c>dotnet pack</c> makes them, in a folder that serves as a source. They are packed
/// once for all tests that use them: two that pack at the same time would write the same files.
/// </summary>
public sealed class PackedPackages : IDisposable
{
    /// <summary>The collection of the tests that use them.</summary>
    public const string Collection = "packed packages";

    private readonly TemporaryFolder _folder = new();

    public PackedPackages()
    {
        var checkout = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(checkout.FullName, "DeepInnovation.sln")))
            checkout = checkout.Parent!;
        Sources = Path.Combine(checkout.FullName, "src");
        foreach (var project in Projects)
        {
            Said.Add(Dotnet(
                "pack", "-c", "Release", Path.Combine(Sources, project), "-o", Feed, $"-p:PackageVersion={Version}",
                "--nologo", "-v", "q"));
        }
    }

    /// <summary>The projects that are packed: all but the tool.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "DeepInnovation", "DeepInnovation.Charts", "DeepInnovation.Core", "DeepInnovation.Hypergraphs",
        "DeepInnovation.Interactive", "DeepInnovation.Neural", "DeepInnovation.Notebooks", "DeepInnovation.Similarity",
        "DeepInnovation.Sources",
    ];

    /// <summary>A version of their own, so that nothing older is taken from the cache.</summary>
    public string Version { get; } = $"0.1.0-test{Guid.NewGuid():N}"[..20];

    /// <summary>The folder with the packages.</summary>
    public string Feed => _folder["feed"];

    /// <summary>The folder <c>src</c>.</summary>
    public string Sources { get; }

    /// <summary>What each call of <c>dotnet pack</c> printed.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The file of a package.</summary>
    public string FileOf(string project) => Path.Combine(Feed, $"{project}.{Version}.nupkg");

    /// <summary>Runs the SDK and returns what it printed; a failure shows that.</summary>
    public static string Dotnet(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
        return said;
    }

    public void Dispose()
    {
        _folder.Dispose();
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var cached = Projects.Select(project => Path.Combine(cache, project.ToLowerInvariant(), Version));
        foreach (var left in cached.Where(Directory.Exists))
            Directory.Delete(left, recursive: true);
    }
}

/// <summary>Names the collection of <see cref="PackedPackages"/>.</summary>
[CollectionDefinition(PackedPackages.Collection)]
public sealed class PackedPackagesDefinition : ICollectionFixture<PackedPackages>;
