using System.Formats.Tar;
using System.IO.Compression;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import.Archives;

/// <summary>
/// The files in a zip, tar or gzipped tar, one after the other as streams. Nothing is extracted: an entry's name is never a path,
/// so none can lead out of a folder. Archives within archives are given as they are and not opened. O(bytes) time; memory
/// O(number of entries) for zip (its directory), O(1) for tar.
/// </summary>
internal static class ArchiveReader
{
    private const int UnixTypeMask = 0xF000, UnixRegularFile = 0x8000;
    private static readonly string[] Endings = [".zip", ".tar", ".tar.gz", ".tgz"];

    /// <summary>The endings of the archives that are read.</summary>
    public static IReadOnlyList<string> KnownEndings => Endings;

    /// <summary>True when a name ends as an archive's.</summary>
    public static bool IsArchive(string name) => Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>The entries in the archive's order, folders left out.</summary>
    /// <exception cref="InputException">
    /// While reading: the archive is damaged or cut off, an entry is encrypted, compressed in an unknown way, not of the size or
    /// checksum that it declares, or expands beyond the limits.
    /// </exception>
    public static IEnumerable<ArchiveEntry> Read(string path, ArchiveLimits limits)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        InputText.Check(path);
        return path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? Zip(path, limits) : Tar(path, limits);
    }

    private static IEnumerable<ArchiveEntry> Zip(string path, ArchiveLimits limits)
    {
        using var file = Disk.OpenRead(path);
        using var archive = ArchiveDamage.Guard(path, null, () => new ZipArchive(file, ZipArchiveMode.Read));
        var entries = ArchiveDamage.Guard(path, null, () => archive.Entries);
        var meter = new ExpansionMeter(path, file.Length, limits);
        foreach (var entry in entries)
        {
            var name = Label(entry.FullName);
            var type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
            if (name.EndsWith('/') || name.EndsWith('\\'))
                continue;
            if (type is not (0 or UnixRegularFile))
            {
                yield return new ArchiveEntry(name, null);
                continue;
            }

            if (entry.IsEncrypted)
                throw new InputException("the file in the archive is encrypted", $"{path}!{name}", null,
                    hint: "Pack it without a password");
            using var content = ArchiveDamage.Guard(path, name, entry.Open);
            using var guarded = new EntryStream(content, path, name, entry.Length, entry.Crc32, entry.CompressedLength, meter);
            yield return new ArchiveEntry(name, guarded);
        }
    }

    private static IEnumerable<ArchiveEntry> Tar(string path, ArchiveLimits limits)
    {
        using var file = Disk.OpenRead(path);
        using var unpacked = path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase) ? (Stream)file
            : InputText.StrictGzipStream(file);
        var meter = new ExpansionMeter(path, file.Length, limits);
        using var counted = new TarBytes(unpacked, meter);
        using var reader = new TarReader(counted, leaveOpen: true);
        string? last = null;
        while (ArchiveDamage.Guard(path, last, () => reader.GetNextEntry()) is { } entry)
        {
            var name = last = Label(entry.Name);
            if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
            {
                yield return new ArchiveEntry(name, null);
                continue;
            }

            // An empty file has no stream. The bytes of a tar lie open, so only the whole of it has a ratio.
            using var guarded = new EntryStream(entry.DataStream ?? Stream.Null, path, name, entry.Length, null, null, meter);
            yield return new ArchiveEntry(name, guarded);
        }

        if (counted.AtEnd)
            throw ArchiveDamage.CutOff(path, last, null);
        // To the end, where gzip keeps its checksum.
        ArchiveDamage.Guard(path, last, () => { counted.CopyTo(Stream.Null); return true; });
    }

    private static string Label(string name) =>
        new([.. name.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)]);
}
