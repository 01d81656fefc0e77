using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// Where the process looks for assemblies and native libraries that notebooks brought. They are loaded into the default context
/// and stay for the process's life: of two notebooks in one process that bring different versions, the first wins.
/// </summary>
internal static class AssemblyProbing
{
    private static readonly ConcurrentDictionary<string, string> Files = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, bool> Folders = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> NativeFolders = new(StringComparer.Ordinal);
    private static readonly Lazy<bool> Hooked = new(Hook);

    /// <summary>Makes a restored assembly known.</summary>
    internal static void AddFile(string path)
    {
        _ = Hooked.Value;
        Files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
    }

    /// <summary>
    /// Makes the neighbours of a referenced assembly known, with the native libraries in <c>runtimes</c> below it.
    /// </summary>
    internal static void AddFolder(string folder)
    {
        _ = Hooked.Value;
        Folders.TryAdd(folder, true);
        NativeFolders.TryAdd(folder, true);
        foreach (var platform in Platforms())
            NativeFolders.TryAdd(Path.Combine(folder, "runtimes", platform, "native"), true);
    }

    /// <summary>Makes a folder of native libraries known.</summary>
    internal static void AddNativeFolder(string folder)
    {
        _ = Hooked.Value;
        NativeFolders.TryAdd(folder, true);
    }

    /// <summary>The file of an assembly by its simple name; null when no notebook brought one.</summary>
    internal static string? Find(string simpleName)
    {
        if (Files.TryGetValue(simpleName, out var file))
            return file;
        return Folders.Keys.Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, simpleName + ".dll")).FirstOrDefault(File.Exists);
    }

    private static bool Hook()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) => Find(name.Name!) is { } file ? context.LoadFromAssemblyPath(file) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += static (_, name) => LoadNative(name);
        return true;
    }

    private static nint LoadNative(string name)
    {
        foreach (var folder in NativeFolders.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var file in (string[])[name, name + ".dll", $"lib{name}.so", $"{name}.so", $"lib{name}.dylib", $"{name}.dylib"])
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
