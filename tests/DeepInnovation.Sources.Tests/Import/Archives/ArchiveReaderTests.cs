using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import.Archives;

namespace DeepInnovation.Sources.Tests.Import.Archives;

public sealed class ArchiveReaderTests : IDisposable
{
    private static readonly ArchiveLimits Limits = new(64 << 20);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    [InlineData("a.tgz")]
    public void Files_come_in_the_archives_order_with_their_bytes(string archive)
    {
        Pack(archive, ("b/2.txt", "two"), ("a.txt", ""), ("c.txt", new string('x', 100_000)));
        Assert.Equal([("b/2.txt", "two"), ("a.txt", ""), ("c.txt", new string('x', 100_000))], Unpack(archive));
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar.gz")]
    public void A_name_that_leads_out_of_the_folder_is_only_a_label(string archive)
    {
        Pack(archive, ("../../escaped.txt", "out"), ("/etc/escaped.txt", "out"));
        Assert.Equal([("../../escaped.txt", "out"), ("/etc/escaped.txt", "out")], Unpack(archive));
        Assert.Equal([archive],
            Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "..", "..", "escaped.txt")));
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar.gz")]
    public void An_entry_that_expands_too_far_is_stopped(string archive)
    {
        Pack(archive, ("zeros.bin", new string('\0', 20 << 20)));
        Assert.Contains("expands to more than 200 times its size", Fault(archive).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_share_their_bytes_are_stopped_as_a_whole()
    {
        // Each file alone keeps to the ratio; together they expand to more than the archive can honestly hold.
        Pack("a.zip", ("0.txt", Text(1 << 20)));
        var zip = File.ReadAllBytes(_folder["a.zip"]);
        Share(zip, 3000);
        Assert.Contains("the archive expands to more than 200 times its size", Fault("a.zip").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_longer_than_the_limit_is_stopped()
    {
        Pack("a.tar", ("long.txt", Text(5000)));
        Assert.Contains("longer than 4,999 bytes",
            Assert.Throws<InputException>(() => Unpack("a.tar", new ArchiveLimits(4999))).Message, StringComparison.Ordinal);
        Assert.Single(Unpack("a.tar", new ArchiveLimits(5000)));
    }

    [Fact]
    public void An_archive_within_an_archive_is_not_opened()
    {
        Pack("inner.zip", ("zeros.bin", new string('\0', 20 << 20)));
        Pack("outer.tar", ("inner.zip", Encoding.Latin1.GetString(File.ReadAllBytes(_folder["inner.zip"]))));
        Assert.True(Assert.Single(ArchiveReader.Read(_folder["outer.tar"], Limits)).IsArchive);
    }

    [Fact]
    public void Links_and_devices_are_no_files()
    {
        using (var file = File.Create(_folder["a.tar"]))
        using (var tar = new TarWriter(file, TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link.json") { LinkName = "/etc/passwd" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "hard.json") { LinkName = "a.json" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.CharacterDevice, "device.json"));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "pipe.json"));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "folder/"));
            tar.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, "a.json") { DataStream = new MemoryStream("{}"u8.ToArray()) });
        }

        Assert.Equal(
            [("link.json", false), ("hard.json", false), ("device.json", false), ("pipe.json", false), ("a.json", true)],
            ArchiveReader.Read(_folder["a.tar"], Limits).Select(e => (e.Name, e.Content is not null)));
    }

    [Fact]
    public void A_link_in_a_zip_is_no_file()
    {
        using (var zip = ZipFile.Open(_folder["a.zip"], ZipArchiveMode.Create))
        {
            var link = zip.CreateEntry("link");
            link.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var content = link.Open();
            content.Write("/etc/passwd"u8);
        }

        Assert.Null(Assert.Single(ArchiveReader.Read(_folder["a.zip"], Limits)).Content);
    }

    [Theory]
    [InlineData(6, 1, "encrypted")]
    [InlineData(8, 97, "damaged")]
    public void An_entry_that_cannot_be_read_is_named(int field, byte value, string expected)
    {
        Pack("a.zip", ("secret.txt", "text"));
        var zip = File.ReadAllBytes(_folder["a.zip"]);
        // The field's place in the local header and, two bytes on, in the directory's entry.
        zip[Find(zip, "PK\u0003\u0004") + field] = zip[Find(zip, "PK\u0001\u0002") + field + 2] = value;
        File.WriteAllBytes(_folder["a.zip"], zip);
        var error = Fault("a.zip");
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("secret.txt", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24, 3, "declares")]
    [InlineData(24, 9, "declares")]
    [InlineData(16, 1, "checksum")]
    public void A_size_or_checksum_that_lies_is_found(int field, byte value, string expected)
    {
        Pack("a.zip", ("lie.txt", "12345"));
        var zip = File.ReadAllBytes(_folder["a.zip"]);
        zip[Find(zip, "PK\u0001\u0002") + field] = value;
        File.WriteAllBytes(_folder["a.zip"], zip);
        var error = Fault("a.zip");
        Assert.Contains("lie.txt", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Contains(expected, StringComparison.Ordinal)
            || error.Message.Contains("checksum", StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    public void A_cut_off_archive_is_an_error_wherever_it_is_cut(string archive)
    {
        Pack(archive, ("first.txt", Text(3000)), ("second.txt", Text(2000)));
        var whole = File.ReadAllBytes(_folder[archive]);
        // A tar pads itself with zeros: what is cut from these is no loss.
        var end = archive == "a.tar" ? whole.AsSpan().TrimEnd((byte)0).Length : whole.Length - 1;
        for (var length = 1; length <= end; length += 97)
        {
            File.WriteAllBytes(_folder[archive], whole[..length]);
            var error = Fault(archive);
            Assert.Contains(_folder[archive], error.Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(_folder[archive], whole[..end]);
        Assert.True(archive == "a.zip" || Fault(archive).Message.Contains("second.txt", StringComparison.Ordinal),
            Fault(archive).Message);
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    [Trait("Category", "Slow")]
    public void Damaged_archives_give_files_or_an_error(string archive)
    {
        Pack(archive, ("first.txt", "one"), ("second/" + new string('n', 150) + ".txt", Text(2000)));
        var sound = File.ReadAllBytes(_folder[archive]);
        var files = Unpack(archive);
        int whole = 0, errors = 0;
        for (var seed = 0; seed < 10_000; seed++)
        {
            File.WriteAllBytes(_folder[archive], Damage(sound, new SeededRandom(seed, archive)));
            try
            {
                var read = Unpack(archive);
                whole++;
                // Gzip sums up all bytes of the tar: what is read is what was packed.
                if (archive == "a.tar.gz")
                    Assert.Equal(files, read);
            }
            catch (InputException error)
            {
                Assert.Contains(_folder[archive], error.Message, StringComparison.Ordinal);
                errors++;
            }
        }

        Assert.True(whole > 10 && errors > 1000, $"{whole} whole, {errors} errors");
    }

    /// <summary>One to three bytes changed, taken out or put in, or the end cut off.</summary>
    private static byte[] Damage(byte[] sound, SeededRandom random)
    {
        var bytes = sound.ToList();
        for (var times = random.Next(3); times >= 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, Math.Min(1 + random.Next(20), bytes.Count - at)); break;
                case 3: bytes.Insert(at, (byte)random.Next(256)); break;
                default: bytes.RemoveRange(at, random.Next(20) == 0 ? bytes.Count - at : 1); break;
            }
        }

        return bytes.Count > 0 ? [.. bytes] : [0];
    }

    private InputException Fault(string archive) => Assert.Throws<InputException>(() => Unpack(archive));

    private List<(string Name, string Text)> Unpack(string archive, ArchiveLimits? limits = null)
    {
        var files = new List<(string, string)>();
        foreach (var entry in ArchiveReader.Read(_folder[archive], limits ?? Limits))
        {
            if (entry.Content is { } content)
            {
                using var reader = new StreamReader(content, Encoding.Latin1);
                files.Add((entry.Name, reader.ReadToEnd()));
            }
        }

        return files;
    }

    private void Pack(string archive, params (string Name, string Text)[] files)
    {
        using var file = File.Create(_folder[archive]);
        if (archive.EndsWith(".zip", StringComparison.Ordinal))
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            foreach (var (name, text) in files)
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write(Encoding.Latin1.GetBytes(text));
            }

            return;
        }

        using var packed = archive.EndsWith(".tar", StringComparison.Ordinal) ? (Stream)file
            : new GZipStream(file, CompressionLevel.Optimal);
        using var tar = new TarWriter(packed, TarEntryFormat.Pax);
        foreach (var (name, text) in files)
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = new MemoryStream(Encoding.Latin1.GetBytes(text)),
            });
    }

    /// <summary>Text that deflate shortens, but not much: letters drawn at random.</summary>
    private static string Text(int length)
    {
        var random = new SeededRandom(7, "text");
        return new string([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26)))]);
    }

    /// <summary>Repeats the only entry of a zip's directory, so that many files share one file's bytes.</summary>
    private void Share(byte[] zip, int times)
    {
        var (start, end) = (Find(zip, "PK\u0001\u0002"), Find(zip, "PK\u0005\u0006"));
        var entry = zip[start..end];
        var closing = zip[end..].ToArray();
        BitConverter.GetBytes((ushort)times).CopyTo(closing, 8);
        BitConverter.GetBytes((ushort)times).CopyTo(closing, 10);
        BitConverter.GetBytes(entry.Length * times).CopyTo(closing, 12);
        File.WriteAllBytes(_folder["a.zip"],
            [.. zip[..start], .. Enumerable.Repeat(entry, times).SelectMany(e => e), .. closing]);
    }

    private static int Find(byte[] bytes, string mark) => bytes.AsSpan().LastIndexOf(Encoding.Latin1.GetBytes(mark));
}
