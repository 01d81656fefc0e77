using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// Resolves transitive references that no cell names: the host's copy first, then a file beside the referencing
/// assembly, then restored packages.
/// </summary>
internal sealed class ScriptReferenceResolver : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => true;

    // #r lines are removed before the compiler sees a cell.
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath,
        MetadataReferenceProperties properties) => [];

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (HostAssemblies.Find(referenceIdentity.Name) is { } host)
            return MetadataCache.Get(host);
        if ((definition as PortableExecutableReference)?.FilePath is { } path
            && Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll") is var beside && File.Exists(beside))
            return MetadataCache.Get(beside);
        return AssemblyProbing.Find(referenceIdentity.Name) is { } probed ? MetadataCache.Get(probed) : null;
    }

    public override bool Equals(object? other) => other is ScriptReferenceResolver;

    public override int GetHashCode() => 1;
}
