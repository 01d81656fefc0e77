using System.IO.MemoryMappedFiles;

namespace DeepInnovation.Core.Files;

/// <summary>
/// A file in memory, for reading. It owns the open file: the framework's class closes the handle of a stream and not the stream.
/// </summary>
public sealed class MappedFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly MemoryMappedFile _file;

    /// <summary>Maps a file. O(1).</summary>
    /// <exception cref="ArgumentException">The file is empty.</exception>
    /// <exception cref="FileInUseException">Another program lets nobody read it.</exception>
    public MappedFile(string path)
    {
        _stream = Disk.OpenRead(path, bufferSize: 0);
        try
        {
            _file = MemoryMappedFile.CreateFromFile(_stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read,
                HandleInheritability.None, leaveOpen: true);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>A part of the file. The caller disposes it, before the file.</summary>
    /// <param name="offset">Where it begins, in bytes.</param>
    /// <param name="size">How many bytes it has; 0 for all behind <paramref name="offset"/>.</param>
    public MemoryMappedViewAccessor View(long offset, long size) =>
        _file.CreateViewAccessor(offset, size, MemoryMappedFileAccess.Read);

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _stream.Dispose();
    }
}
