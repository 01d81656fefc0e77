using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Runs;

/// <summary>
/// What a compiled assembly does, as a hash: its method bodies, metadata, constants and resources. What a build stamps on it
/// besides (time, module id, debug information with paths and line numbers) does not count, so a commit that only moves lines or
/// edits comments leaves it as it was.
/// </summary>
public static class CodeIdentity
{
    /// <summary>The identity of a loaded assembly: 32 hexadecimal digits. O(size of its file).</summary>
    /// <param name="assembly">An assembly; one that was loaded from memory counts by its module id.</param>
    public static string Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.Location is { Length: > 0 } path ? Of(Disk.ReadAllBytes(path))
            : assembly.ManifestModule.ModuleVersionId.ToString("N");
    }

    /// <summary>The identity of an assembly's image. O(its size).</summary>
    /// <exception cref="BadImageFormatException">The bytes are no .NET assembly.</exception>
    internal static string Of(byte[] image)
    {
        var counted = image.ToArray();
        using var pe = new PEReader(new MemoryStream(image));
        var headers = pe.PEHeaders;
        Clear(headers.CoffHeaderStartOffset + 4, 4);
        Clear(headers.PEHeaderStartOffset + 64, 4);
        foreach (var entry in pe.ReadDebugDirectory())
            Clear(entry.DataPointer, entry.DataSize);
        if (headers.TryGetDirectoryOffset(headers.PEHeader!.DebugTableDirectory, out var debug))
            Clear(debug, headers.PEHeader.DebugTableDirectory.Size);
        var metadata = pe.GetMetadataReader();
        var module = MetadataTokens.GetHeapOffset(metadata.GetModuleDefinition().Mvid);
        Clear(headers.MetadataStartOffset + metadata.GetHeapMetadataOffset(HeapIndex.Guid) + ((module - 1) * 16), 16);
        return Sha256.OfBytes(counted)[..32];

        void Clear(int at, int length) => counted.AsSpan(at, length).Clear();
    }
}
