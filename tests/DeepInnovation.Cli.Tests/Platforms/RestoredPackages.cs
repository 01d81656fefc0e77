using System.Text.Json.Nodes;

namespace DeepInnovation.Cli.Tests.Platforms;

/// <summary>The packages that the program was restored with, whole, as NuGet has them.</summary>
internal static class RestoredPackages
{
    private static readonly JsonNode Assets = JsonNode.Parse(
        File.ReadAllText(Checkout.PathOf("src", "DeepInnovation.Cli", "obj", "project.assets.json")))!;

    /// <summary>
    /// Paths of the native libraries of packages whose name begins so, by the platform that their folder names.
    /// </summary>
    public static ILookup<string, string> NativesOf(string package)
    {
        Assert.SkipUnless(CanBeRead, "the folder of packages is another user's");
        return NativesOfRestored(package);
    }

    private static ILookup<string, string> NativesOfRestored(string package) => (
        from library in Assets["libraries"]!.AsObject()
        where library.Key.StartsWith(package, StringComparison.OrdinalIgnoreCase) && library.Value!["files"] is not null
        from file in library.Value!["files"]!.AsArray().Select(file => file!.GetValue<string>())
        where file.StartsWith("runtimes/", StringComparison.Ordinal) && file.Contains("/native/", StringComparison.Ordinal)
        select (Platform: file.Split('/')[1], Path: Path.Combine(Folder(library.Value!["path"]!.GetValue<string>()), file)))
        .ToLookup(file => file.Platform, file => file.Path);

    /// <summary>What a package brings for single platforms to a program of this framework.</summary>
    public static IReadOnlyList<string> RuntimeTargetsOf(string package) =>
        [.. Assets["targets"]!["net10.0"]!.AsObject().Single(p => p.Key.StartsWith(package + "/",
            StringComparison.OrdinalIgnoreCase)).Value!["runtimeTargets"]!.AsObject().Select(p => p.Key)];

    private static string Folder(string package) =>
        Assets["packageFolders"]!.AsObject().Select(folder => Path.Combine(folder.Key, package)).FirstOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException($"{package} is in none of the folders of packages that this user can read.");

    /// <summary>False for a user who runs what another one restored, in a home of whom nothing can be read.</summary>
    private static bool CanBeRead => Assets["packageFolders"]!.AsObject().Any(folder => Directory.Exists(folder.Key));
}
