using System.Collections.Concurrent;
using System.Runtime.Loader;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// The assemblies that the host has or can load. They win over a notebook's references of the same name, because two copies would
/// give two incompatible types of one name.
/// </summary>
internal static class HostAssemblies
{
    private static readonly ConcurrentDictionary<string, string> Trusted = new(ReadTrusted(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The framework's assemblies, available to every cell without a reference.</summary>
    internal static IEnumerable<string> Framework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Trusted.Values
            .Where(file => Path.GetDirectoryName(file) == folder)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The host's assembly file by simple name; null if it has none.</summary>
    internal static string? Find(string simpleName)
    {
        var loaded = AssemblyLoadContext.Default.Assemblies
            .FirstOrDefault(a => !a.IsDynamic && a.Location.Length > 0 && string.Equals(a.GetName().Name, simpleName, StringComparison.OrdinalIgnoreCase));
        return loaded?.Location ?? Trusted.GetValueOrDefault(simpleName);
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadTrusted() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase)
            .Select(file => KeyValuePair.Create(Path.GetFileNameWithoutExtension(file), file));
}
