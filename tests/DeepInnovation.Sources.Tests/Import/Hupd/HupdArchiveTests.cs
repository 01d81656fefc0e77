using System.Formats.Tar;
using System.Text;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import.Hupd;

public sealed class HupdArchiveTests : IDisposable
{
    private const string Application =
        """{"application_number":"1","title":"T","main_ipcr_label":"A61M51723","ipcr_labels":["G06N308"],"main_cpc_label":"","cpc_labels":[]}""";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_no_application_stops_nothing()
    {
        Directory.CreateDirectory(_folder["2018"]);
        File.WriteAllText(_folder["2018/1.json"], "");
        File.WriteAllText(_folder["2018/2.json"], "\uFEFF" + Application, new UTF8Encoding(false));
        File.WriteAllText(_folder["2018/3.json"], Application, Encoding.Unicode);
        File.WriteAllText(_folder["2018/4.json"], "\uFEFF", new UTF8Encoding(false));
        var rows = Importing.Rows("hupd", _folder["2018"]);
        Assert.Equal(["1.json", null, "3.json", "4.json"], rows.Select(r => r.Fault?.File));
        Assert.Equal("the file is empty", rows[0].Fault!.Reason);
        Assert.Equal("USAPP1", rows[1].Document!.Id);
    }

    [Fact]
    public void What_is_no_application_in_an_archive_is_told_not_lost()
    {
        using (var file = File.Create(_folder["a.tar"]))
        using (var tar = new TarWriter(file, TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link.json") { LinkName = "/etc/passwd" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "2005.tar.gz") { DataStream = new MemoryStream([1, 2, 3]) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "readme.txt") { DataStream = new MemoryStream([65]) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../2018/1.json")
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Application)),
            });
        }

        var rows = Importing.Rows("hupd", _folder["a.tar"]);
        Assert.Equal(["a.tar!link.json", "a.tar!2005.tar.gz", null], rows.Select(r => r.Fault?.File));
        Assert.Equal("a.tar!../2018/1.json", rows[2].Document!.SourceFile);
        Assert.Equal(["A61M51723", "G06N3/08"], rows[2].Document!.Ipc);
        Assert.Equal(rows.Skip(2).Select(Importing.Text),
            Importing.Rows("hupd", _folder["a.tar"], new ImportPosition(0, 2)).Select(Importing.Text));
    }

    /// <summary>macOS puts a fork beside each file it packs or copies to another file system; it ends in .json too.</summary>
    [Fact]
    public void What_operating_systems_put_beside_files_is_no_record()
    {
        string[] beside =
        [
            "2018/._1.json", "__MACOSX/2018/._1.json", "__MACOSX/2018/1.json",
            "._2018.tar.gz", ".DS_Store", "2018/Thumbs.db", "2018\\._1.json",
        ];
        using (var tar = new TarWriter(File.Create(_folder["a.tar"]), TarEntryFormat.Pax))
        {
            foreach (var name in beside)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([0, 5, 22, 7]) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "2018/1.json")
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Application)),
            });
        }

        using (var zip = System.IO.Compression.ZipFile.Open(_folder["b.zip"], System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var name in beside.Append("2018/1.json"))
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write(name == "2018/1.json" ? Encoding.UTF8.GetBytes(Application) : [0, 5, 22, 7]);
            }
        }

        foreach (var name in beside.Append("2018/1.json").Where(n => !n.Contains('\\', StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder["loose/" + name])!);
            File.WriteAllBytes(_folder["loose/" + name],
                name == "2018/1.json" ? Encoding.UTF8.GetBytes(Application) : [0, 5, 22, 7]);
        }

        Assert.Equal(["a.tar!2018/1.json"], Importing.Rows("hupd", _folder["a.tar"]).Select(r => r.Document?.SourceFile));
        Assert.Equal(["b.zip!2018/1.json"], Importing.Rows("hupd", _folder["b.zip"]).Select(r => r.Document?.SourceFile));
        Assert.Equal(["2018/1.json"], Importing.Rows("hupd", _folder["loose"]).Select(r => r.Document?.SourceFile));
    }
}
