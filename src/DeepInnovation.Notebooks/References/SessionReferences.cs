using System.Runtime.Loader;
using DeepInnovation.Notebooks.Cells;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Notebooks.References;

/// <summary>The references of a session's cells: the framework, the formatters, and what cells reference themselves.</summary>
internal sealed class SessionReferences
{
    private readonly string _folder;
    private readonly InteractiveAssemblyLoader _loader;
    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    internal SessionReferences(string folder, InteractiveAssemblyLoader loader)
    {
        (_folder, _loader) = (folder, loader);
        foreach (var file in HostAssemblies.Framework())
            Reference(file);
        // Hide the host's other libraries: a notebook must name its references, or it runs in this host only.
        foreach (var type in (Type[])[typeof(Formatter), typeof(Microsoft.AspNetCore.Html.IHtmlContent), typeof(CellFunctions)])
        {
            Reference(type.Assembly.Location);
            _loader.RegisterDependency(type.Assembly);
        }
    }

    internal IEnumerable<MetadataReference> All => _references.Values;

    /// <summary>Adds <c>#r "path"</c>; a host assembly of that name wins.</summary>
    /// <param name="path">Absolute, or relative to <paramref name="folder"/>; or the simple name of a host assembly.</param>
    /// <param name="folder">The folder of the file that contains the line.</param>
    /// <exception cref="NotebookException">The file does not exist or is not an assembly.</exception>
    internal void AddFile(string path, string folder)
    {
        var isFile = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || path.EndsWith(
            ".exe", StringComparison.OrdinalIgnoreCase);
        var name = isFile ? Path.GetFileNameWithoutExtension(path.Replace('\\', '/')) : path;
        if (HostAssemblies.Find(name) is { } host)
        {
            Use(host);
            return;
        }

        var file = Path.GetFullPath(path.Replace('\\', '/'), folder);
        if (!File.Exists(file))
            throw new NotebookException($"there is no assembly \"{path}\" (looked for {file}). "
                + "Build the project that makes it first, or correct the path.");
        AssemblyProbing.AddFolder(Path.GetDirectoryName(file)!);
        Use(file);
    }

    /// <summary>Adds <c>#i "nuget: source"</c>.</summary>
    internal void AddSource(string source, string folder)
    {
        var full = source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder);
        if (!_sources.Contains(full))
            _sources.Add(full);
    }

    /// <summary>Adds <c>#r "nuget: name, version"</c>, from the host or by a restore.</summary>
    /// <exception cref="NotebookException">The package cannot be restored, or another version was requested before.</exception>
    internal async Task AddPackageAsync(string name, string? version, CancellationToken cancellation)
    {
        if (HostPackages.Find(name, version) is { } files)
        {
            foreach (var file in files)
                Use(file);
            return;
        }

        if (_packages.TryGetValue(name, out var earlier))
        {
            if (earlier == version || version is null)
                return;
            throw new NotebookException(
                $"package {name} was already referenced in version {earlier ?? "*"}; {version} cannot be loaded beside it.");
        }

        var wanted = new Dictionary<string, string?>(_packages, StringComparer.OrdinalIgnoreCase) { [name] = version };
        var assets = await PackageRestore.RunAsync(wanted, _sources, _folder, cancellation).ConfigureAwait(false);
        _packages[name] = version;
        foreach (var folder in assets.Native.Select(file => Path.GetDirectoryName(file)!).Distinct())
            AssemblyProbing.AddNativeFolder(folder);
        foreach (var file in assets.Runtime.Where(file => HostAssemblies.Find(Path.GetFileNameWithoutExtension(file)) is null))
            AssemblyProbing.AddFile(file);
        foreach (var file in assets.Compile)
            Use(HostAssemblies.Find(Path.GetFileNameWithoutExtension(file))
                ?? AssemblyProbing.Find(Path.GetFileNameWithoutExtension(file)) ?? file);
    }

    private void Use(string file)
    {
        Reference(file);
        try
        {
            // Loaded here and given to the script engine, which would otherwise load a second copy into its own context.
            var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
            _loader.RegisterDependency(assembly);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException)
        {
            throw new NotebookException($"\"{file}\" cannot be loaded: {error.Message}", inner: error);
        }
    }

    private void Reference(string file) => _references[Path.GetFileNameWithoutExtension(file)] = MetadataCache.Get(file);
}
