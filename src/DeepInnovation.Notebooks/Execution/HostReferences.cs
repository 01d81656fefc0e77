using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace DeepInnovation.Notebooks.Execution;

/// <summary>
/// Finds what <c>#r</c> names. An assembly that this process already has is taken from the process, wherever the notebook points:
/// otherwise a type would exist twice, and a formatter registered for one would not know the other.
/// </summary>
internal sealed class HostReferences(string folder, InteractiveAssemblyLoader loader) : MetadataReferenceResolver
{
    private static readonly Dictionary<string, string> Host = HostAssemblies();
    private readonly Dictionary<string, PortableExecutableReference> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];

    public override bool ResolveMissingAssemblies => true;

    /// <summary>What went wrong with the last <c>#r</c>, to be told instead of the compiler's message.</summary>
    internal string? Problem { get; set; }

    /// <summary>References to the framework and to what every cell may use.</summary>
    internal static IEnumerable<MetadataReference> Defaults()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Host.Values.Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(NotebookHost).Assembly.Location)
            .Append(typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location)
            .Append(typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (reference.StartsWith("nuget:", StringComparison.Ordinal))
            return Package(reference["nuget:".Length..]);
        var path = Path.GetFullPath(Path.Combine(folder, reference));
        var name = Path.GetFileNameWithoutExtension(path);
        if (Host.ContainsKey(name))
            return [FromHost(name)];
        if (File.Exists(path))
            return [FromFile(path)];
        Problem = $"#r \"{reference}\": there is no {path}. Build it first, for example with: dotnet build -c Release";
        return [];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (Host.ContainsKey(referenceIdentity.Name))
            return FromHost(referenceIdentity.Name);
        return _folders.Select(f => Path.Combine(f, referenceIdentity.Name + ".dll")).FirstOrDefault(File.Exists) is { } path ? FromFile(path) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private ImmutableArray<PortableExecutableReference> Package(string text)
    {
        try
        {
            var parts = text.Split(',', 2);
            var paths = PackageRestore.Assemblies(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : null);
            return [.. paths.Select(path => Path.GetFileNameWithoutExtension(path) is var name && Host.ContainsKey(name) ? FromHost(name) : FromFile(path))];
        }
        catch (NotebookException error)
        {
            Problem = error.Message;
            return [];
        }
    }

    private PortableExecutableReference FromHost(string name)
    {
        if (!_known.TryGetValue(name, out var reference))
        {
            loader.RegisterDependency(Assembly.Load(new AssemblyName(name)));
            _known[name] = reference = MetadataReference.CreateFromFile(Host[name]);
        }

        return reference;
    }

    private PortableExecutableReference FromFile(string path)
    {
        if (!_known.TryGetValue(path, out var reference))
        {
            loader.RegisterDependency(AssemblyIdentity.FromAssemblyDefinition(Assembly.LoadFrom(path)), path);
            _folders.Add(Path.GetDirectoryName(path)!);
            _known[path] = reference = MetadataReference.CreateFromFile(path);
        }

        return reference;
    }

    private static Dictionary<string, string> HostAssemblies()
    {
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var host = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            host.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        return host;
    }
}
