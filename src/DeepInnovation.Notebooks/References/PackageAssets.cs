using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.References;

/// <summary>A restore's result, as absolute paths.</summary>
/// <param name="Compile">The assemblies to compile against.</param>
/// <param name="Runtime">The assemblies to load.</param>
/// <param name="Native">The native libraries to load.</param>
internal sealed record PackageAssets(IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native)
{
    /// <summary>Reads NuGet's <c>project.assets.json</c>.</summary>
    internal static PackageAssets Read(string assetsFile, string runtimeIdentifier)
    {
        var root = JsonText.Object(assetsFile, "what NuGet writes about a restore");
        if (root["packageFolders"] is not JsonObject folderNames || root["libraries"] is not JsonObject libraries
            || root["targets"] is not JsonObject targets
            || folderNames.Count == 0
            || (targets.FirstOrDefault(t => t.Key.EndsWith("/" + runtimeIdentifier, StringComparison.Ordinal)).Value
                ?? targets.FirstOrDefault().Value) is not JsonObject target)
            throw new NotebookException("this is not what NuGet writes about a restore: "
                + "it lacks packageFolders, libraries or targets. Delete it, and the packages are restored again.", assetsFile);
        var folders = folderNames.Select(pair => pair.Key).ToList();
        var (compile, runtime, native) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (key, value) in target)
        {
            if (libraries[key] is not JsonObject library || library["type"]?.ToString() != "package"
                || library["path"] is not { } relativePath)
                continue;
            var relative = relativePath.ToString();
            var folder = folders.Select(f => Path.Combine(f, relative)).FirstOrDefault(Directory.Exists) ?? Path.Combine(
                folders[0], relative);
            compile.AddRange(Paths(folder, (value as JsonObject)?["compile"], ".dll"));
            runtime.AddRange(Paths(folder, (value as JsonObject)?["runtime"], ".dll"));
            native.AddRange(Paths(folder, (value as JsonObject)?["native"], null));
        }

        return new PackageAssets(compile, runtime, native);
    }

    /// <summary>True if every file still exists; a cleared cache requires a new restore.</summary>
    internal bool Exist() => Compile.Concat(Runtime).Concat(Native).All(File.Exists);

    private static IEnumerable<string> Paths(string folder, JsonNode? assets, string? ending) =>
        (assets as JsonObject ?? [])
            .Select(pair => pair.Key)
            .Where(path => !path.EndsWith("/_._", StringComparison.Ordinal)
                && (ending is null || path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Select(path => Path.GetFullPath(Path.Combine(folder, path)));
}
