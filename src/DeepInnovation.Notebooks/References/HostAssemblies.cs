using System.Collections.Concurrent;
using System.Runtime.Loader;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// The assemblies that the host process has or can load by itself. They win over what a notebook references under the same name:
/// two copies would give two types of one name, and a value made by one would not be known to the other.
/// </summary>
internal static class HostAssemblies
{
    private static readonly ConcurrentDictionary<string, string> Trusted = new(ReadTrusted(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The framework's assemblies: every cell may use them without a reference.</summary>
    internal static IEnumerable<string> Framework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Trusted.Values
            .Where(file => Path.GetDirectoryName(file) == folder)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The file of the host's assembly of that simple name; null when the host has none.</summary>
    internal static string? Find(string simpleName)
    {
        var loaded = AssemblyLoadContext.Default.Assemblies
            .FirstOrDefault(a => !a.IsDynamic && a.Location.Length > 0 && string.Equals(
                a.GetName().Name, simpleName, StringComparison.OrdinalIgnoreCase));
        return loaded?.Location ?? Trusted.GetValueOrDefault(simpleName);
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadTrusted() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase)
            .Select(file => KeyValuePair.Create(Path.GetFileNameWithoutExtension(file), file));
}
