using DeepInnovation.Core.Archives;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Cli.Site;

/// <summary>One zip that a reviewer can be sent: unpacked, its pages open from the file system.</summary>
internal static class SiteArchive
{
    /// <summary>The folder that everything in the zip is in.</summary>
    public const string Root = "deepinnovation-run";

    /// <summary>Writes the zip atomically; no clock is in it, so the same files give the same bytes. O(bytes).</summary>
    /// <param name="path">The zip.</param>
    /// <param name="files">Names in the zip with slashes, and where each file is.</param>
    public static void Write(string path, IEnumerable<(string Name, string Path)> files) => AtomicFile.Write(path, stream =>
    {
        using var zip = new ReproducibleZip(stream);
        foreach (var (name, file) in files)
        {
            using var from = Disk.OpenRead(file);
            zip.Add($"{Root}/{name}", from.CopyTo, compress: true);
        }
    });
}
