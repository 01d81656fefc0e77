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
