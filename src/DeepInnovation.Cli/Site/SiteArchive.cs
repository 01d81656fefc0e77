using System.IO.Compression;
using DeepInnovation.Core.Files;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Site;

/// <summary>One zip that a reviewer can be sent: unpacked, its pages open from the file system.</summary>
internal static class SiteArchive
{
    /// <summary>The folder that everything in the zip is in.</summary>
    public const string Root = "deepinnovation-run";

    // No clock in it: the same files give the same bytes.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the zip atomically. O(bytes).</summary>
    /// <param name="path">The zip.</param>
    /// <param name="files">Names in the zip with slashes, and where each file is.</param>
    public static void Write(string path, IEnumerable<(string Name, string Path)> files) => AtomicFile.Write(path, stream =>
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, file) in files)
        {
            var entry = zip.CreateEntry($"{Root}/{name}", CompressionLevel.Optimal);
            entry.LastWriteTime = Stamp;
            using var from = Disk.OpenRead(file);
            using var to = entry.Open();
            from.CopyTo(to);
        }
    });
}
