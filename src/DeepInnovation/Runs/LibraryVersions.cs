using System.Reflection;

namespace DeepInnovation.Runs;

/// <summary>Versions of everything that can change a stage's result.</summary>
public static class LibraryVersions
{
    /// <summary>
    /// Packages that are referenced and change no table: they ask a model over the network, or show a table to people.
    /// </summary>
    private static readonly string[] NotComputing =
    [
        "Microsoft.Data.Analysis", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.AI.OpenAI", "OpenAI",
        "System.ClientModel", "System.Memory.Data",
    ];

    /// <summary>
    /// Name to version, sorted by name: the runtime, every assembly of ours that computes by its <see cref="CodeIdentity"/>, and
    /// every package that these use by its version.
    /// </summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Of(typeof(LibraryVersions).Assembly);

    /// <summary>
    /// The same for what <paramref name="root"/>, an assembly of ours, computes with. Loads every assembly that
    /// it and ours below it refer to.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(Assembly root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal) { [".NET"] = Environment.Version.ToString() };
        var open = new Queue<Assembly>([root]);
        while (open.TryDequeue(out var ours))
        {
            versions[ours.GetName().Name!] = $"{ours.GetName().Version} {CodeIdentity.Of(ours)}";
            foreach (var reference in ours.GetReferencedAssemblies()
                .Where(r => !versions.ContainsKey(r.Name!) && !NotComputing.Contains(r.Name)))
            {
                var assembly = Assembly.Load(reference);
                if (reference.Name!.StartsWith(nameof(DeepInnovation), StringComparison.Ordinal))
                    open.Enqueue(assembly);
                else if (!IsFramework(assembly))
                    versions[reference.Name] = VersionOf(assembly);
            }
        }

        return versions;
    }

    /// <summary>The runtime's own assemblies lie beside its core library, and its version counts once.</summary>
    private static bool IsFramework(Assembly assembly) =>
        Path.GetDirectoryName(assembly.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location);

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? assembly.GetName().Version!.ToString();
}
