using System.Reflection;

namespace DeepInnovation.Runs;

/// <summary>Versions of everything that can change a stage's result.</summary>
public static class LibraryVersions
{
    private static readonly string[] Packages = ["DuckDB.NET.Data", "Microsoft.ML.Data", "System.Numerics.Tensors"];

    /// <summary>
    /// Name to version, sorted by name. The library counts with the identity of its compiled module, so that changed code
    /// makes every stage run again.
    /// </summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Collect();

    private static SortedDictionary<string, string> Collect()
    {
        var library = typeof(LibraryVersions).Assembly;
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [".NET"] = Environment.Version.ToString(),
            ["DeepInnovation"] = $"{library.GetName().Version} {library.ManifestModule.ModuleVersionId:N}",
        };
        foreach (var reference in library.GetReferencedAssemblies().Where(r => Packages.Contains(r.Name)))
        {
            var assembly = Assembly.Load(reference);
            var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            versions[reference.Name!] = version?.Split('+')[0] ?? reference.Version!.ToString();
        }

        return versions;
    }
}
