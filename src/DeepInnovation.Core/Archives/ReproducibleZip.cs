using System.IO.Compression;

namespace DeepInnovation.Core.Archives;

/// <summary>
/// Writes a zip whose headers are the same on every day and system: dated 1980-01-01 (the format's first day), made by Unix,
/// files of mode 644. .NET itself names the system it runs on. What is stored has the same bytes everywhere; what is compressed,
/// wherever .NET has the same zlib.
/// </summary>
public sealed class ReproducibleZip : IDisposable
{
    private static readonly DateTimeOffset FirstDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly CentralDirectoryStream _destination;
    private readonly ZipArchive _zip;

    /// <summary>Begins a zip; <see cref="Dispose"/> ends it and leaves the destination open.</summary>
    /// <param name="destination">Gets the bytes; it need not seek.</param>
    public ReproducibleZip(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        _destination = new CentralDirectoryStream(destination);
        _zip = new ZipArchive(_destination, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Adds a file. O(bytes), not in memory.</summary>
    /// <param name="name">Its name, with slashes.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="compress">Whether it is compressed; numbers hardly shrink.</param>
    public void Add(string name, Action<Stream> write, bool compress = false)
    {
        ArgumentNullException.ThrowIfNull(write);
        var entry = _zip.CreateEntry(name, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
        entry.LastWriteTime = FirstDay;
        using var stream = entry.Open();
        write(stream);
    }

    /// <summary>Writes the directory of the zip.</summary>
    public void Dispose()
    {
        _destination.HoldBack();
        _zip.Dispose();
        _destination.Finish();
    }
}
