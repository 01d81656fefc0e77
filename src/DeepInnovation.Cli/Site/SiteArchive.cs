using DeepInnovation.Core.Archives;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Cli.Site;

/// <summary>One zip to send to a reviewer: unpacked, its pages open from the file system.</summary>
internal static class SiteArchive
{
    /// <summary>The folder inside the zip that holds everything.</summary>
    public const string Root = "deepinnovation-run";

    /// <summary>Writes the zip atomically and without timestamps, so that equal files give equal bytes. O(bytes).</summary>
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
