using System.IO.Compression;

namespace DeepInnovation.Classifier;

/// <summary>
/// ML.NET writes the time of day into the zip of a model. This writes the same entries again, sorted by name and dated
/// 1980-01-01 (the zip format's first day), so that equal models are equal files.
/// </summary>
internal static class ReproducibleZip
{
    private static readonly DateTimeOffset FirstDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds an entry.</summary>
    internal static void Add(ZipArchive zip, string name, Action<Stream> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = FirstDay;
        using var stream = entry.Open();
        write(stream);
    }

    /// <summary>Writes the entries of a zip again, and further parts after them. O(bytes).</summary>
    internal static void Rewrite(Stream source, Stream destination, params ReadOnlySpan<(string Name, Action<Stream> Write)> more)
    {
        using var from = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = FirstDay;
            using var read = entry.Open();
            using var write = copy.Open();
            read.CopyTo(write);
        }

        foreach (var part in more)
            Add(to, part.Name, part.Write);
    }

    /// <summary>A zip of parts that write themselves, in the order given. O(bytes); no part is held in memory.</summary>
    internal static void Write(Stream destination, params ReadOnlySpan<(string Name, Action<Stream> Write)> parts)
    {
        using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in parts)
            Add(zip, part.Name, part.Write);
    }
}
