using System.IO.Compression;
using DeepInnovation.Core;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import.PatentsView;

public sealed class PublishedApplicationTests : IDisposable
{
    private const string Main =
        "\"pgpub_id\"\t\"application_id\"\t\"filing_date\"\t\"patent_type\"\t"
        + "\"filing_type\"\t\"published_date\"\t\"wipo_kind\"\t\"series_code\"\t\"application_title\"";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Applications_as_published_are_patents_with_their_neighbours()
    {
        _folder.Write("pg_published_application.tsv", Main + "\t\"rule_47_flag\"\t\"filename\"\n"
            + "20210355555\t16000001\t2020-05-06\tutility\tnew\t2021-11-18\tA1\t16\tToy learner\t0\tipa.xml\n"
            + "20210355556\t16000002\t2074-05-06\tutility\tnew\t2021-11-18\tA1\t16\tToy counter\t0\tipa.xml\n");
        _folder.Write("pg_published_application_abstract.tsv",
            "pgpub_id\tapplication_abstract\n20210355556\tIt counts.\n20210355555\tIt learns.\n99\tnobody's\n");
        _folder.Write("pg_cpc_current.tsv", "pgpub_id\tcpc_sequence\tcpc_section\tcpc_class\tcpc_subclass\tcpc_group\tcpc_type\n"
            + "20210355555\t1\tG\tG06\tG06N\tG06N20/00\tinventional\n20210355556\t0\tG\tG06\tG06M\tG06M1/00\tinventional\n");
        _folder.Write("pg_ipc_at_issue.tsv",
            "pgpub_id\tipc_sequence\tclassification_level\tsection\tipc_class\tsubclass\tmain_group\tsubgroup\n"
            + "20210355555\t0\tA\tG\t06\tN\t3\t08\n");
        _folder.Write("pg_assignee_disambiguated.tsv",
            "pgpub_id\tassignee_sequence\tassignee_id\tlocation_id\n20210355555\t0\ta\tl1\n");
        _folder.Write("pg_location_disambiguated.tsv", "location_id\tdisambig_country\nl1\tJP\n");
        var rows = Importing.Rows("patentsview", _folder.Path);
        Assert.Equal(
            ["pg_published_application_abstract.tsv 4 pgpub_id no application of this id is in pg_published_application"],
            rows.Where(r => r.Fault is not null).Select(r => $"{r.Fault!.File} {r.Fault.Row} {r.Fault.Field} {r.Fault.Reason}"));
        Assert.Equal(
            ["US20210355555|Toy learner|It learns.|2020|2020-05-06|utility|G06N3/08|JP",
                "US20210355556|Toy counter|It counts.|||utility|G06M1/00|"],
            rows.Select(r => r.Document).OfType<ImportedDocument>().Select(d => $"{d.Id}|{d.Title}|{d.Abstract}|{d.Year}|{d.Date}"
                + $"|{d.Type}|{string.Join(',', d.Ipc)}|{string.Join(',', d.Countries)}"));
        var note = Assert.Single(rows.SelectMany(r => r.Notes));
        Assert.Equal(("pg_published_application.tsv", 3L, "filing_date", "2074-05-06"),
            (note.File, note.Row, note.Field, note.Value));
    }

    [Fact]
    public void Releases_that_have_the_abstract_in_the_main_table_are_read()
    {
        _folder.Write("pg_published_application.tsv", Main + "\t\"application_abstract\"\n"
            + "20210355555\t16000001\t2020-05-06\tutility\tnew\t2021-11-18\tA1\t16\tToy learner\tIt learns.\n");
        Assert.Equal("It learns.", Assert.Single(Importing.Rows("patentsview", _folder.Path)).Document!.Abstract);
    }

    [Fact]
    public void Both_sets_in_one_folder_give_grants_then_publications_from_any_position()
    {
        _folder.Write("pg_published_application.tsv",
            Main + "\n2021\t16\t2020-05-06\tutility\tnew\t2021-11-18\tA1\t16\tToy learner\n");
        _folder.Write("g_patent.tsv", "patent_id\tpatent_type\tpatent_date\tpatent_title\twithdrawn\n"
            + "1\tutility\t2022-01-01\tT\t0\n2\tutility\t2022-01-01\tU\t0\n");
        var rows = Importing.Rows("patentsview", _folder.Path);
        Assert.Equal(["US1", "US2", "US2021"], rows.Select(r => r.Document!.Id));
        for (var skip = 0; skip <= 3; skip++)
            Assert.Equal(rows.Skip(skip).Select(Importing.Text),
                Importing.Rows("patentsview", _folder.Path, new ImportPosition(0, skip)).Select(Importing.Text));
    }

    [Fact]
    public void Neighbours_without_their_main_table_are_refused_by_its_name()
    {
        _folder.Write("pg_cpc_current.tsv", "pgpub_id\tcpc_sequence\tcpc_group\n1\t0\tG06N20/00\n");
        Assert.Contains("no table pg_published_application lies under",
            Assert.Throws<InputException>(() => Importing.Rows("patentsview", _folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_packed_on_a_mac_is_read_for_what_it_is()
    {
        using (var zip = ZipFile.Open(_folder["g_patent.tsv.zip"], ZipArchiveMode.Create))
        {
            Put(zip, "__MACOSX/._g_patent.tsv", "\0\u0005\u0016\u0007");
            Put(zip, "g_patent.tsv",
                "patent_id\tpatent_type\tpatent_date\tpatent_title\twithdrawn\n1\tutility\t2022-01-01\tT\t0\n");
        }

        Assert.Equal("US1", Assert.Single(Importing.Rows("patentsview", _folder.Path)).Document!.Id);
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
