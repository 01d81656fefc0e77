using System.IO.Compression;
using System.Text;
using DeepInnovation.Core.Archives;

namespace DeepInnovation.Core.Tests.Archives;

public sealed class ReproducibleZipTests
{
    /// <summary>
    /// Written out by hand after APPNOTE.TXT 6.3.9: local header, content, central directory, end. Stored,
    /// 1980-01-01, made by Unix, mode 644.
    /// </summary>
    private const string OneFile =
        "504b0304" + "1400" + "0000" + "0000" + "0000" + "2100" + "d13172b9" + "05000000" + "05000000" + "0100"
        + "0000" + "61" + "68616c6c6f" +
        "504b0102" + "1403" + "1400" + "0000" + "0000" + "0000" + "2100" + "d13172b9" + "05000000" + "05000000" + "0100" + "0000"
        + "0000" + "0000" + "0000" + "0000a481" + "00000000" + "61" +
        "504b0506" + "0000" + "0000" + "0100" + "0100" + "2f000000" + "24000000" + "0000";

    [Fact]
    public void What_is_stored_has_the_bytes_that_the_format_says()
    {
        var bytes = Convert.ToHexStringLower(Written(new MemoryStream(), ("a", "hallo")));
        Assert.Equal(OneFile, bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_can_be_read_and_everything_in_it_is_fixed(bool compress)
    {
        using var stream = new MemoryStream(
            Written(new MemoryStream(), compress, ("b/ä.txt", new string('x', 100_000)), ("a", "")));
        using var zip = new ZipArchive(stream);
        Assert.Equal(["b/ä.txt", "a"], zip.Entries.Select(e => e.FullName));
        Assert.All(zip.Entries,
            e => Assert.Equal((0x81A4 << 16, new DateTime(1980, 1, 1)), (e.ExternalAttributes, e.LastWriteTime.DateTime)));
        using var reader = new StreamReader(zip.Entries[0].Open());
        Assert.Equal(new string('x', 100_000), reader.ReadToEnd());
    }

    [Fact]
    public void One_zip_is_a_file_of_another()
    {
        var inner = Written(new MemoryStream(), ("a", "hallo"));
        using var outer = new MemoryStream();
        using (var zip = new ReproducibleZip(outer))
            zip.Add("inner", stream => stream.Write(inner));
        outer.Position = 0;
        using var read = new ZipArchive(outer);
        using var nested = new ZipArchive(read.GetEntry("inner")!.Open());
        Assert.Equal(5, nested.GetEntry("a")!.Length);
    }

    [Fact]
    public void A_directory_that_Windows_wrote_becomes_that_of_Unix()
    {
        var unix = Convert.FromHexString(OneFile)[36..];
        var windows = unix.ToArray();
        windows[5] = 0; // FAT
        windows.AsSpan(38, 4).Clear(); // no attributes
        CentralDirectoryStream.Correct(windows);
        Assert.Equal(unix, windows);
    }

    private static byte[] Written(MemoryStream stream, params (string Name, string Text)[] files) =>
        Written(stream, false, files);

    private static byte[] Written(MemoryStream stream, bool compress, params (string Name, string Text)[] files)
    {
        using (stream)
        {
            using (var zip = new ReproducibleZip(stream))
            {
                foreach (var (name, text) in files)
                    zip.Add(name, to => to.Write(Encoding.UTF8.GetBytes(text)), compress);
            }

            return stream.ToArray();
        }
    }
}
