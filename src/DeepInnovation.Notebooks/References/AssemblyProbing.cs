using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// Resolves assemblies and native libraries that notebooks reference. They load into the default context for the process's
/// lifetime, so of two notebooks that bring different versions the first wins.
/// </summary>
internal static class AssemblyProbing
{
    private static readonly ConcurrentDictionary<string, string> Files = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, bool> Folders = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> NativeFolders = new(StringComparer.Ordinal);
    private static readonly Lazy<bool> Hooked = new(Hook);

    internal static void AddFile(string path)
    {
        _ = Hooked.Value;
        Files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
    }

    /// <summary>Registers a referenced assembly's folder and the native libraries below it in <c>runtimes</c>.</summary>
    internal static void AddFolder(string folder)
    {
        _ = Hooked.Value;
        Folders.TryAdd(folder, true);
        NativeFolders.TryAdd(folder, true);
        foreach (var platform in Platforms())
            NativeFolders.TryAdd(Path.Combine(folder, "runtimes", platform, "native"), true);
    }

    internal static void AddNativeFolder(string folder)
    {
        _ = Hooked.Value;
        NativeFolders.TryAdd(folder, true);
    }

    /// <summary>An assembly's file by simple name; null if no notebook brought it.</summary>
    internal static string? Find(string simpleName)
    {
        if (Files.TryGetValue(simpleName, out var file))
            return file;
        return Folders.Keys.Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, simpleName + ".dll"))
            .FirstOrDefault(File.Exists);
    }

    private static bool Hook()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) => Find(name.Name!) is { } file
            ? context.LoadFromAssemblyPath(file) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += static (_, name) => LoadNative(name);
        return true;
    }

    private static nint LoadNative(string name)
    {
        foreach (var folder in NativeFolders.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var file in (string[])[name, name + ".dll", $"lib{name}.so", $"{name}.so",
                $"lib{name}.dylib", $"{name}.dylib"])
            {
                var path = Path.Combine(folder, file);
                if (File.Exists(path) && NativeLibrary.TryLoad(path, out var handle))
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
    }
}
