using System.Reflection;
using System.Runtime.Loader;

namespace DeepInnovation.Charts.Loading;

/// <summary>
/// Isolates Plotly.NET and its dependencies from the host. Plotly.NET 6 needs FSharp.Core 10.1, but the .NET Interactive kernel
/// loads 10.0, and a context holds one version. Nothing is isolated where the host's version suffices or the host has none.
/// </summary>
internal sealed class PlotlyLoadContext : AssemblyLoadContext
{
    private const string Core = "FSharp.Core";
    private static readonly Version Wanted = new(10, 1);

    private static readonly HashSet<string> Family = new(StringComparer.OrdinalIgnoreCase)
    {
        Core, "Plotly.NET", "Plotly.NET.CSharp", "DynamicObj", "Giraffe.ViewEngine", "Newtonsoft.Json", "Fable.Core",
    };

    private static readonly Lazy<PlotlyLoadContext> Only = new(() => new PlotlyLoadContext());
    private static readonly Lazy<bool> HostIsOlder = new(() => HostVersion() is { } version && version < Wanted);

    private PlotlyLoadContext() : base("DeepInnovation Plotly.NET")
    {
    }

    internal static PlotlyLoadContext Shared => Only.Value;

    /// <summary>True for these assemblies in a host whose FSharp.Core is too old for them.</summary>
    internal static bool Isolates(AssemblyName name) => Family.Contains(name.Name!) && HostIsOlder.Value;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        return Family.Contains(assemblyName.Name!) && DependencyFolder.Find(assemblyName.Name!) is { } file
            ? LoadFromAssemblyPath(file) : null;
    }

    // The host's copy counts even before it is loaded, because it will be sooner or later.
    private static Version? HostVersion()
    {
        var loaded = Default.Assemblies.FirstOrDefault(a => a.GetName().Name == Core);
        if (loaded is not null)
            return loaded.GetName().Version;
        var trusted = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator)
            .FirstOrDefault(file => Path.GetFileNameWithoutExtension(file).Equals(Core, StringComparison.OrdinalIgnoreCase));
        return trusted is null ? null : AssemblyName.GetAssemblyName(trusted).Version;
    }
}
