using System.Formats.Tar;
using System.Text;
using DeepInnovation.Import;

namespace DeepInnovation.Tests.Import.Hupd;

public sealed class HupdArchiveTests : IDisposable
{
    private const string Application = """{"application_number":"1","title":"T","main_ipcr_label":"A61M51723","ipcr_labels":["G06N308"],"main_cpc_label":"","cpc_labels":[]}""";
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
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../2018/1.json") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Application)) });
        }

        var rows = Importing.Rows("hupd", _folder["a.tar"]);
        Assert.Equal(["a.tar!link.json", "a.tar!2005.tar.gz", null], rows.Select(r => r.Fault?.File));
        Assert.Equal("a.tar!../2018/1.json", rows[2].Document!.SourceFile);
        Assert.Equal(["A61M51723", "G06N3/08"], rows[2].Document!.Ipc);
        Assert.Equal(rows.Skip(2).Select(Importing.Text), Importing.Rows("hupd", _folder["a.tar"], new ImportPosition(0, 2)).Select(Importing.Text));
    }
}
