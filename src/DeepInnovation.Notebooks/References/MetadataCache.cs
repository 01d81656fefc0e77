using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DeepInnovation.Notebooks.References;

/// <summary>Reads each assembly's metadata once a process: sessions then start without reading the framework again.</summary>
internal static class MetadataCache
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> Known = new();

    internal static PortableExecutableReference Get(string path) =>
        Known.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), key => MetadataReference.CreateFromFile(key.Path));
}
