using System.IO.Compression;
using DeepInnovation.Cli.Site;

namespace DeepInnovation.Cli.Tests.Site;

public sealed class SiteArchiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_files_give_the_same_bytes_whenever_they_were_written()
    {
        var first = Packed("a.zip");
        Assert.Equal(first, Packed("b.zip"));
        using var zip = ZipFile.OpenRead(PathOf("a.zip"));
        Assert.Equal(["deepinnovation-run/index.html", "deepinnovation-run/tables/01-corpus/t.csv"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        using var reader = new StreamReader(zip.Entries[1].Open());
        Assert.Equal("a,b\n1,2\n", reader.ReadToEnd());
    }

    [Fact]
    public void A_missing_file_leaves_no_zip()
    {
        Assert.Throws<FileNotFoundException>(() => SiteArchive.Write(PathOf("c.zip"), [("gone.html", PathOf("gone.html"))]));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private byte[] Packed(string zip)
    {
        File.WriteAllText(PathOf("index.html"), "<!DOCTYPE html>");
        File.WriteAllText(PathOf("t.csv"), "a,b\n1,2\n");
        SiteArchive.Write(PathOf(zip), [("index.html", PathOf("index.html")), ("tables/01-corpus/t.csv", PathOf("t.csv"))]);
        return File.ReadAllBytes(PathOf(zip));
    }

    private string PathOf(string file) => Path.Combine(_folder, file);
}
