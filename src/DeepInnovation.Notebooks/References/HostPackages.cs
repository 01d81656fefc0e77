using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// The packages and projects that the host was built with, from its <c>deps.json</c>. Notebooks can use them without a
/// restore, and so without a network.
/// </summary>
internal static class HostPackages
{
    private static readonly Lazy<Dictionary<string, Package>> Known = new(Read);

    /// <summary>
    /// The files of a package and its dependencies if the host has that version, or any version when <paramref name="version"/>
    /// is null or floating; else null.
    /// </summary>
    internal static IReadOnlyList<string>? Find(string name, string? version)
    {
        if (!Known.Value.TryGetValue(name, out var package))
            return null;
        if (version is not null && !version.Contains('*')
            && !string.Equals(version.Trim('[', ']'), package.Version, StringComparison.OrdinalIgnoreCase))
            return null;
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>([name]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next) || !Known.Value.TryGetValue(next, out var found))
                continue;
            files.AddRange(found.Assemblies.Select(HostAssemblies.Find).OfType<string>());
            foreach (var dependency in found.Dependencies)
                open.Push(dependency);
        }

        return files;
    }

    private static Dictionary<string, Package> Read()
    {
        var packages = new Dictionary<string, Package>(StringComparer.OrdinalIgnoreCase);
        var files = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string ?? "").Split(
            ';', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files.Where(File.Exists))
        {
            if (JsonText.Object(file, "a list of a program's assemblies")["targets"] is not JsonObject targets)
                continue;
            foreach (var (key, value) in targets.SelectMany(target => target.Value as JsonObject ?? []))
            {
                var parts = key.Split('/');
                if (parts.Length == 2 && value is JsonObject library)
                    packages.TryAdd(parts[0], new Package(parts[1], Names(library["runtime"]), Keys(library["dependencies"])));
            }
        }

        return packages;
    }

    private static string[] Names(JsonNode? node) => [.. Keys(node).Select(path => Path.GetFileNameWithoutExtension(path)!)];

    private static string[] Keys(JsonNode? node) => node is JsonObject json ? [.. json.Select(pair => pair.Key)] : [];

    private sealed record Package(string Version, string[] Assemblies, string[] Dependencies);
}
