using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace DeepInnovation.Charts.Loading;

/// <summary>
/// Resolves this library's dependencies from its own folder. A notebook references one dll by path, and its host knows neither
/// that folder nor the native libraries below it. Assemblies that the host has win.
/// </summary>
internal static class DependencyFolder
{
    private static readonly HashSet<AssemblyLoadContext> Served = [];
    private static readonly Lock Gate = new();

    /// <summary>This library's folder; null when it was not loaded from a file.</summary>
    internal static string? Path { get; } =
        typeof(DependencyFolder).Assembly.Location is { Length: > 0 } file ? System.IO.Path.GetDirectoryName(file) : null;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255",
        Justification = "The references of this very module are to be resolved before any code of it asks for them.")]
    internal static void Serve()
    {
        if (Path is null)
            return;
        // Requests come from the host's context or from the one that a script host made for this file.
        AssemblyLoadContext.Default.Resolving += Resolve;
        var own = AssemblyLoadContext.GetLoadContext(typeof(DependencyFolder).Assembly);
        if (own is not null && own != AssemblyLoadContext.Default)
            own.Resolving += Resolve;
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => ServeNative(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            ServeNative(assembly);
    }

    /// <summary>
    /// The file of a dependency: beside this library, in the folder <c>plotly</c> beside it (programs that reference the
    /// package), or in the <c>plotly</c> folder of its package.
    /// </summary>
    internal static string? Find(string assembly) =>
        new[] { ".", "plotly", System.IO.Path.Combine("..", "..", "plotly") }
            .Select(folder => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path!, folder, assembly + ".dll")))
            .FirstOrDefault(File.Exists);

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is null || name.CultureInfo is { Name.Length: > 0 })
            return null;
        if (Find(name.Name) is not { } file)
            return null;
        if (PlotlyLoadContext.Isolates(name))
            return PlotlyLoadContext.Shared.LoadFromAssemblyName(name);
        // One copy for all contexts, because cells must agree on the type of a value.
        return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => !a.IsDynamic && a.Location == file)
            ?? context.LoadFromAssemblyPath(file);
    }

    /// <summary>Native libraries resolve in the context of the importing assembly, so each context of ours is watched.</summary>
    private static void ServeNative(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.Location.Length == 0 || System.IO.Path.GetDirectoryName(assembly.Location) != Path)
            return;
        if (AssemblyLoadContext.GetLoadContext(assembly) is not { } context)
            return;
        lock (Gate)
        {
            if (Served.Add(context))
                context.ResolvingUnmanagedDll += ResolveNative;
        }
    }

    private static nint ResolveNative(Assembly assembly, string name)
    {
        foreach (var platform in Platforms())
        {
            var folder = System.IO.Path.Combine(Path!, "runtimes", platform, "native");
            foreach (var file in (string[])[name, name + ".dll", name + ".so", name + ".dylib",
                $"lib{name}.so", $"lib{name}.dylib"])
            {
                var candidate = System.IO.Path.Combine(folder, file);
                if (File.Exists(candidate) && NativeLibrary.TryLoad(candidate, out var handle))
                    return handle;
            }
        }

        return 0;
    }

    private static IEnumerable<string> Platforms()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        yield return RuntimeInformation.RuntimeIdentifier;
        yield return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        yield return system;
    }
}
