using System.Formats.Tar;
using System.IO.Compression;
using DeepInnovation.Runs;

namespace DeepInnovation.Import.Archives;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its name there. It is shown, and never used as a path.</param>
/// <param name="Content">Its bytes, valid until the next entry is asked for; reading more than the limit is an error.</param>
internal readonly record struct ArchiveEntry(string Name, Stream Content);

/// <summary>
/// The files in a .zip, .tar, .tar.gz or .tgz, one after the other as streams. Nothing is ever written to disk, so no entry can leave
/// a folder; links and devices are passed over. What an entry expands to is limited, whatever its header claims.
/// </summary>
internal static class ArchiveEntries
{
    internal static bool IsArchive(string name) => Kinds.Any(k => name.EndsWith(k, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Kinds = [".zip", ".tar", ".tar.gz", ".tgz"];

    /// <summary>The entries in the archive's order.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="mostBytes">What one entry may expand to.</param>
    /// <exception cref="InputException">The archive is damaged, cut off or encrypted, or (while reading) an entry is too large.</exception>
    internal static IEnumerable<ArchiveEntry> Read(string path, long mostBytes) =>
        path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? Zip(path, mostBytes) : Tar(path, mostBytes);

    private static IEnumerable<ArchiveEntry> Zip(string path, long mostBytes)
    {
        using var file = File.OpenRead(path);
        using var archive = Guard(path, () => new ZipArchive(file, ZipArchiveMode.Read));
        foreach (var entry in Guard(path, () => archive.Entries))
        {
            if (entry.FullName.EndsWith('/'))
                continue;
            if (entry.IsEncrypted)
                throw new InputException($"{Shown(entry.FullName)} is encrypted", path, null, mend: "Unpack it and give the files");
            using var content = Guard(path, entry.Open);
            using var bounded = new BoundedStream(content, path, Shown(entry.FullName), Math.Min(mostBytes, BoundedStream.MostOf(entry.CompressedLength)));
            yield return new ArchiveEntry(Shown(entry.FullName), bounded);
        }
    }

    private static IEnumerable<ArchiveEntry> Tar(string path, long mostBytes)
    {
        using var file = File.OpenRead(path);
        using var unpacked = path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase) ? file : (Stream)new GZipStream(file, CompressionMode.Decompress);
        using var reader = new TarReader(unpacked);
        while (Guard(path, () => reader.GetNextEntry()) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile) || entry.DataStream is not { } content)
                continue;
            using var bounded = new BoundedStream(content, path, Shown(entry.Name), mostBytes);
            yield return new ArchiveEntry(Shown(entry.Name), bounded);
        }
    }

    private static string Shown(string name) => new([.. name.Replace('\\', '/').Select(c => char.IsControl(c) ? '\uFFFD' : c)]);

    internal static T Guard<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or NotSupportedException or FormatException or ArgumentException or OverflowException)
        {
            throw new InputException($"the archive is damaged, cut off or of a kind that is not read ({fault.Message.ReplaceLineEndings(" ").TrimEnd('.')})", path, null, mend: "Fetch it again, or unpack it and give the files", inner: fault);
        }
    }
}
