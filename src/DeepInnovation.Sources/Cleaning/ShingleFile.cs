using System.Runtime.InteropServices;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// The shingles of those documents that are to be compared, in a temporary file: a set takes a kilobyte, so those of a
/// corpus with many duplicates would not fit into memory. In memory stay about 40 bytes a set. The file goes with the
/// object, or with the next clean-up.
/// </summary>
internal sealed class ShingleFile : IDisposable
{
    private readonly FileStream _file;
    private readonly Dictionary<int, (long At, int Count)> _places = [];

    /// <exception cref="IOException">The folder cannot be written.</exception>
    internal ShingleFile(string folder) => _file = Disk.Open(
        Path.Combine(folder, "shingles" + AtomicFile.TemporaryEnding), FileMode.Create, FileAccess.ReadWrite, FileShare.None,
        1 << 16, FileOptions.DeleteOnClose);

    /// <exception cref="IOException">The disk is full.</exception>
    internal void Add(int document, ReadOnlySpan<ulong> shingles)
    {
        _places.Add(document, (_file.Length, shingles.Length));
        _file.Seek(0, SeekOrigin.End);
        _file.Write(MemoryMarshal.AsBytes(shingles));
    }

    public ulong[] Of(int document)
    {
        var (at, count) = _places[document];
        var shingles = new ulong[count];
        _file.Seek(at, SeekOrigin.Begin);
        _file.ReadExactly(MemoryMarshal.AsBytes(shingles.AsSpan()));
        return shingles;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
