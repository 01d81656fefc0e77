using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// A safetensors file, mapped into memory: only the header is read on opening, and only the tensors asked for after it.
/// The format: eight bytes with the header's length (little-endian), a JSON header with each tensor's <c>dtype</c>,
/// <c>shape</c> and <c>data_offsets</c>, then the data (https://github.com/huggingface/safetensors, "Format").
/// </summary>
public sealed partial class SafetensorsFile : IDisposable
{
    private const int PrefixLength = 8;

    private readonly MappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly long dataStart;
    private readonly SafetensorsHeader header;
    private readonly Dictionary<string, SafetensorsTensor> byName;

    private SafetensorsFile(string path, MappedFile file, MemoryMappedViewAccessor view, long dataStart, SafetensorsHeader header)
    {
        (Path, this.file, this.view, this.dataStart, this.header) = (path, file, view, dataStart, header);
        byName = header.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>All tensors, in the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors => header.Tensors;

    /// <summary>The header's <c>__metadata__</c>; empty where it has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Opens a file and checks its whole header. O(header), whatever the size of the data.</summary>
    /// <param name="path">The file; it must not shrink while it is open.</param>
    /// <exception cref="ModelException">
    /// The file is missing, truncated, or its header is broken; the message names the file, the tensor and the sizes.
    /// </exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var stream = FileFault.OpenRead(path);
        var length = stream.Length;
        var headerLength = ReadHeaderLength(path, stream, length);
        var json = new byte[headerLength];
        stream.ReadExactly(json);
        var header = SafetensorsHeader.Parse(path, json, length - PrefixLength - headerLength);

        // The mapping keeps its own handle: the stream may close.
        var file = new MappedFile(path);
        try
        {
            var view = file.View(0, length);
            return new SafetensorsFile(path, file, view, PrefixLength + headerLength, header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether the file has a tensor of this name (ordinal). O(1).</summary>
    public bool Contains(string name) => byName.ContainsKey(name);

    /// <summary>The tensor of this name.</summary>
    /// <exception cref="ModelException">The file has no such tensor.</exception>
    public SafetensorsTensor this[string name] => byName.TryGetValue(name, out var tensor)
        ? tensor
        : throw FileFault.In(Path, FormattableString.Invariant(
            $"has no tensor {FileFault.Quote(name)}; it has {Tensors.Count}, among them {Listing()}"));

    /// <summary>Unmaps the file.</summary>
    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }

    private string Listing() => FileFault.Listing([.. Tensors.Select(t => t.Name)]);

    private static int ReadHeaderLength(string path, FileStream stream, long length)
    {
        if (length < PrefixLength)
        {
            throw FileFault.In(path, FormattableString.Invariant(
                $"the file ends after {length} of at least {PrefixLength} bytes"), "Download it again");
        }

        Span<byte> prefix = stackalloc byte[PrefixLength];
        stream.ReadExactly(prefix);
        if (prefix.SequenceEqual("version "u8))
            throw FileFault.In(path, "is a Git LFS pointer, not the weights", "Run git lfs pull, or download the file itself");
        var claimed = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (claimed > SafetensorsHeader.MaximumLength)
        {
            throw FileFault.In(path, FormattableString.Invariant(
                $"claims a header of {claimed} bytes, at most {SafetensorsHeader.MaximumLength} are allowed"),
                "It is no safetensors file or is damaged: download it again");
        }

        if ((long)claimed > length - PrefixLength)
        {
            throw FileFault.In(path, FormattableString.Invariant(
                $"the file ends after {length} of at least {PrefixLength + (long)claimed} bytes, inside its header"),
                    "Download it again");
        }

        return (int)claimed;
    }
}
