using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace DeepInnovation.Charts.Loading;

/// <summary>
/// Finds what this library needs beside its own file. A notebook references one dll by path; its host knows neither that folder
/// nor the native libraries below it. Nothing here is asked for what the host has itself.
/// </summary>
internal static class DependencyFolder
{
    private static readonly HashSet<AssemblyLoadContext> Served = [];
    private static readonly Lock Gate = new();

    /// <summary>Where this library lies; null when it was not loaded from a file.</summary>
    internal static string? Path { get; } =
        typeof(DependencyFolder).Assembly.Location is { Length: > 0 } file ? System.IO.Path.GetDirectoryName(file) : null;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The references of this very module are to be resolved before any code of it asks for them.")]
    internal static void Serve()
    {
        if (Path is null)
            return;
        // The names may be asked for in the host's context or in the one that a script host made for this file.
        AssemblyLoadContext.Default.Resolving += Resolve;
        var own = AssemblyLoadContext.GetLoadContext(typeof(DependencyFolder).Assembly);
        if (own is not null && own != AssemblyLoadContext.Default)
            own.Resolving += Resolve;
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => ServeNative(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            ServeNative(assembly);
    }

    /// <summary>
    /// The file of an assembly that this library needs: beside it; in the folder <c>plotly</c> beside it, as in a program that references the
    /// package; or in that of the package that it lies in.
    /// </summary>
    internal static string? Find(string assembly) =>
        new[] { ".", "plotly", System.IO.Path.Combine("..", "..", "plotly") }
            .Select(folder => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path!, folder, assembly + ".dll"))).FirstOrDefault(File.Exists);

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is null || name.CultureInfo is { Name.Length: > 0 })
            return null;
        if (Find(name.Name) is not { } file)
            return null;
        if (PlotlyLoadContext.Isolates(name))
            return PlotlyLoadContext.Shared.LoadFromAssemblyName(name);
        // One copy for all contexts: a value made by one cell must have the type that the next cell knows.
        return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => !a.IsDynamic && a.Location == file) ?? context.LoadFromAssemblyPath(file);
    }

    /// <summary>Native libraries are asked for in the context of the assembly that imports them; it is watched once one of ours is in it.</summary>
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
            foreach (var file in (string[])[name, name + ".dll", name + ".so", name + ".dylib", $"lib{name}.so", $"lib{name}.dylib"])
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
