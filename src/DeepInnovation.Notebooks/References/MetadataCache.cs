using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DeepInnovation.Notebooks.References;

/// <summary>Caches assembly metadata per process, so that sessions start without rereading the framework.</summary>
internal static class MetadataCache
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> Known = new();

    internal static PortableExecutableReference Get(string path) =>
        Known.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), key => MetadataReference.CreateFromFile(key.Path));
}
