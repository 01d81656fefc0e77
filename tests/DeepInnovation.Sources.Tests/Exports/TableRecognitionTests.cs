using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Import.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Tests.Exports;

/// <summary>
/// Tables that must be mapped by the user, files of other formats and encodings, columns that are no ids: what is said of each.
/// </summary>
public sealed class TableRecognitionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("any.txt", "Nr\tHeading\tText\tWhen\n7\tA net\tIt learns.\t14.05.2024\n")]
    [InlineData("any", "Nr;Heading;Text;When\n7;A net;It learns.;2024-05-14\n")]
    [InlineData("any.csv", "Made by hand\n\nsecond line; with title and id\nNr,Heading,Text,When\n7,A net,It learns.,May 2024\n")]
    [InlineData("any.csv", "id,title,abstract,year,Nr,Heading,Text,When\nx,y,z,1999,7,A net,It learns.,2024\n")]
    public void A_map_serves_any_table(string name, string text)
    {
        var row = Assert.Single(ExportCases.Rows(_folder.Write(name, text), DocumentKind.Paper, "title=Heading", "id=nr",
            "abstract = Text", "year=When"));
        Assert.Equal(("7", "A net", "It learns.", 2024),
            (row.Document!.Id, row.Document.Title, row.Document.Abstract, row.Document.Year!.Value));
    }

    [Theory]
    [InlineData("sep=;\nid;title;abstract;year\n7;A net, deep;It learns, mostly.;2024\n")]
    [InlineData("\uFEFF\"sep=;\"\r\nid;title;abstract;year\r\n7;A net, deep;It learns, mostly.;2024\r\n")]
    [InlineData("sep=\t\nid\ttitle\tabstract\tyear\n7\tA net, deep\tIt learns, mostly.\t2024\n")]
    [InlineData("sep=|\nid|title|abstract|year\n7|A net, deep|It learns, mostly.|2024\n")]
    public void A_line_that_names_the_separator_is_no_header(string text)
    {
        foreach (var name in (string[])["a.csv", "a.txt"])
        {
            foreach (var map in (string[][])[[], ["id=id", "title=title"]])
            {
                var row = Assert.Single(ExportCases.Rows(_folder.Write(name, text), DocumentKind.Paper, map));
                Assert.Equal(("7", "A net, deep", "It learns, mostly.", 2024),
                    (row.Document!.Id, row.Document.Title, row.Document.Abstract, row.Document.Year!.Value));
            }
        }
    }

    [Theory]
    [InlineData("scopus-2026", ',')]
    [InlineData("google-patents-csv", ',')]
    public void An_export_that_a_spreadsheet_saved_is_still_known(string name, char separator)
    {
        var file = ExportCases.FileOf(name);
        var kind = name.StartsWith("google", StringComparison.Ordinal) ? DocumentKind.Patent : DocumentKind.Paper;
        var saved = _folder.Write("saved.csv", $"sep={separator}\r\n{File.ReadAllText(file)}");
        Assert.Equal(ExportCases.Rows(file, kind).Select(row => row.Document?.Title),
            ExportCases.Rows(saved, kind).Select(row => row.Document?.Title));
    }

    [Fact]
    public void A_map_stands_above_what_is_known_of_an_export()
    {
        var rows = ExportCases.Rows(ExportCases.FileOf("derwent"), DocumentKind.Patent, "title=Title - DWPI",
            "year=Application Date");
        Assert.Equal(("Method for correcting sensor drift using graph attention network, involves obtaining readings", 2021),
            (rows[0].Document!.Title, rows[0].Document!.Year));
        Assert.Equal("2021-03-02", rows[0].Document!.Date);
        // And above what an export is: whoever names id and title knows what he reads.
        Assert.Equal(3,
            ExportCases.Rows(ExportCases.FileOf("lens-patents"), DocumentKind.Paper, "id=Lens ID", "title=Title").Count);
    }

    [Theory]
    [InlineData("title", "--map title names no column. Write --map FIELD=COLUMN")]
    [InlineData("title=", "--map title= names no column")]
    [InlineData("author=AU",
        "--map author=AU names a field that documents do not have. The fields are id, title, abstract, year, country, language, "
        + "field, ipc, keywords, cited, family, label, label_source, doi, type, venue, countries, date, withdrawn.")]
    [InlineData("title=Name", "there is no column \"Name\", which --map chooses for title. The columns are id, title, text.")]
    public void A_wrong_map_is_told_with_what_there_is(string map, string message)
    {
        var path = _folder.Write("a.csv", "id,title,text\n1,2,3\n");
        Assert.Contains(message, Assert.Throws<InputException>(() => ExportCases.Rows(path, DocumentKind.Paper, map)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_chosen_twice_is_told() =>
        Assert.Contains("--map chooses title twice", Assert.Throws<InputException>(
            () => new TableImporter(DocumentKind.Paper) { Map = ["title=a", "Title=b"] }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("TY  - JOUR\nTI  - A net\nER  - \n", "this is RIS, which is not read")]
    [InlineData("Scopus\nEXPORT DATE: 08 July 2023\n\n@ARTICLE{Moreau2023,\n title={A net},\n}\n",
        "this is BibTeX, which is not read")]
    [InlineData("@article{a, title={id, title}}\n", "this is BibTeX, which is not read")]
    [InlineData("PMID- 123\nOWN - NLM\nTI  - A net\n", "this is PubMed's own format (NBIB)")]
    [InlineData("%0 Journal Article\n%T A net\n", "this is an EndNote file")]
    [InlineData("<?xml version=\"1.0\"?>\n<xml/>\n", "this is XML or a web page")]
    [InlineData("FN Clarivate Analytics Web of Science\nVR 1.0\nPT P\nPN US123-A\nTI A net\nER\nEF\n",
        "these are patents of the Derwent Innovations Index as tagged text")]
    [InlineData("FN Clarivate Analytics Web of Science\nVR 1.0\n\nEF\n", "the file has no record")]
    [InlineData("PK\u0003\u0004\0\0xl/workbook.xml",
        "this is an Excel workbook (.xlsx), which is not read. Save it as CSV: in Excel with File, Save As, \"CSV UTF-8")]
    [InlineData("PK\u0003\u0004\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "this is an OpenDocument spreadsheet (.ods)")]
    [InlineData("PK\u0003\u0004\0\0papers.csv", "this is a zip archive")]
    public void Another_format_is_refused_by_name_with_what_to_give(string text, string message)
    {
        foreach (var name in new[] { "a.csv", "a.txt", "a" })
        {
            var path = _folder.Write(name, text);
            foreach (var read in new Action[]
            {
                () => ExportCases.Rows(path, DocumentKind.Paper), () => _ = new DocumentSource(path, DocumentKind.Paper),
            })
            {
                var error = Assert.Throws<InputException>(read);
                Assert.StartsWith($"{path}: {message}", error.Message, StringComparison.Ordinal);
                Assert.NotNull(error.Hint);
            }
        }
    }

    [Fact]
    public void An_old_workbook_is_known_by_its_first_bytes()
    {
        File.WriteAllBytes(_folder["savedrecs.txt"], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
        Assert.Contains("this is an Excel workbook (.xls)", Assert.Throws<InputException>(
            () => ExportCases.Rows(_folder["savedrecs.txt"], DocumentKind.Paper)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gb18030", "GB18030", "公开（公告）号,标题,摘要\nCN1A,漂移校正方法,一种方法\nCN2A,数蜜蜂的方法,二\n", DocumentKind.Patent)]
    [InlineData("gb18030", "GB18030", "id,title,abstract\nCN1A,漂移校正方法,一种方法\nCN2A,数蜜蜂的方法,二\n", DocumentKind.Paper)]
    [InlineData("windows-1252", "Windows-1252",
        "id,title,abstract\n1,Système à neurones,Où ça?\n2,Zählen – Bienen,«x»\n", DocumentKind.Paper)]
    public void Another_encoding_is_named_with_how_to_save_as_UTF8(string encoding, string told, string text, DocumentKind kind)
    {
        File.WriteAllBytes(_folder["a.csv"], CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text));
        foreach (var read in new Action[]
        {
            () => ExportCases.Rows(_folder["a.csv"], kind), () => _ = new DocumentSource(_folder["a.csv"], kind, OnError.Skip),
        })
        {
            var message = Assert.Throws<InputException>(read).Message;
            Assert.Contains($"the text is not UTF-8; it reads like {told}. Save the file as UTF-8: in Excel with", message,
                StringComparison.Ordinal);
            Assert.Contains($"iconv -f {told.ToUpperInvariant()} -t UTF-8", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void UTF16_without_a_mark_and_broken_UTF16_are_told()
    {
        File.WriteAllBytes(_folder["a.txt"], Encoding.Unicode.GetBytes("PT\tTI\tUT\nJ\tA net\tWOS:1\n"));
        Assert.Contains("UTF-16 without a byte-order mark", Message("a.txt"), StringComparison.Ordinal);
        File.WriteAllBytes(_folder["b.txt"], [.. Encoding.Unicode.GetPreamble(),
            .. Encoding.Unicode.GetBytes("PT\tTI\tUT\nJ\tA net"), 0x00, 0xd8, .. Encoding.Unicode.GetBytes("\tWOS:1\n")]);
        Assert.Contains("the text is UTF-16 and ends within a character", Message("b.txt"), StringComparison.Ordinal);
        File.WriteAllBytes(_folder["c.txt"], [.. File.ReadAllBytes(ExportCases.FileOf("wos-tab-utf16")), 0x41]);
        Assert.Contains("the text is UTF-16 and ends within a character", Message("c.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_broken_byte_is_a_fault_of_its_row()
    {
        File.WriteAllBytes(_folder["a.csv"], [.. "id,title\n1,fine\n2,a"u8, 0xe9, .. "b\n"u8]);
        var rows = ExportCases.Rows(_folder["a.csv"], DocumentKind.Paper);
        Assert.Equal((null, "bytes that are not UTF-8"), (rows[0].Fault, rows[1].Fault!.Reason));
        Assert.Contains("Save the file as UTF-8", Assert.Throws<InputException>(
            () => new DocumentSource(_folder["a.csv"], DocumentKind.Paper).Read().ToList()).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_with_a_line_break_is_refused_as_a_wrong_column()
    {
        var path = _folder.Write("a.csv", "id,title,number\n\"US1A\nUS2B\",A net,7\n");
        var error = Assert.Throws<InputException>(() => ExportCases.Rows(path, DocumentKind.Patent));
        Assert.Equal($"{path}, line 2, column \"id\": a line break stands in the id, so this is no column of ids, "
            + "found \"US1A US2B\". Import the file with --map id=COLUMN; the columns are id, title, number.", error.Message);
        Assert.Equal("7", Assert.Single(ExportCases.Rows(path, DocumentKind.Patent, "id=number")).Document!.Id);
    }

    [Fact]
    public void Equal_ids_by_the_dozen_are_refused_as_a_wrong_column_and_single_repeats_are_not()
    {
        string Table(int rows, Func<int, string> id) =>
            _folder.Write("a.csv", "id,title\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{id(i)},t{i}\n")));
        Assert.Contains("12 rows have the same id, so this is no column of ids", Assert.Throws<InputException>(() =>
            ExportCases.Rows(Table(40, i => i < 3 ? $"{i}" : "500"), DocumentKind.Paper)).Message, StringComparison.Ordinal);
        Assert.Contains("repeat the id of an earlier one, so this is no column of ids", Assert.Throws<InputException>(
            () => ExportCases.Rows(Table(400, i => $"{i % 60}"), DocumentKind.Paper)).Message, StringComparison.Ordinal);
        Assert.Equal(11, ExportCases.Rows(Table(11, i => "same"), DocumentKind.Paper).Count);
        // A file joined with itself: each id twice.
        Assert.Equal(200, ExportCases.Rows(Table(400, i => $"{i % 200}"), DocumentKind.Paper).Count(r => r.Document is not null));
    }

    [Theory]
    [InlineData(",ID,PN,IPC,Title,Abs,Year\n0,1,CN1A,[],A net,x,2018\n", DocumentKind.Paper,
        "the column \"PN\" is one of patents")]
    [InlineData("id,title,doi\n1,A net,10.1/x\n", DocumentKind.Patent, "the column \"doi\" is one of papers")]
    public void Plain_tables_swapped_are_noticed(string text, DocumentKind kind, string told)
    {
        var message = Assert.Throws<InputException>(() => ExportCases.Rows(_folder.Write("a.csv", text), kind)).Message;
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.Contains("deepinnovation import", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_table_keeps_DOI_type_venue_date_and_retraction()
    {
        var row = Assert.Single(
            ExportCases.Rows(_folder.Write("a.csv", "id,title,abstract,doi,Type,journal,countries,publication date,retracted\n"
                + "1,A net,NA,https://doi.org/10.1/X,article,J,no;us,2019-04-05,true\n"), DocumentKind.Paper));
        var d = row.Document!;
        Assert.Equal(("", "10.1/x", "article", "J", "NO US", "2019-04-05", true),
            (d.Abstract, d.Doi, d.Type, d.Venue, string.Join(' ', d.Countries), d.Date, d.Withdrawn));
        Assert.Equal(2019, d.Year);
        Assert.Equal(("abstract", "NA"), (Assert.Single(row.Notes).Field, row.Notes[0].Value));
    }

    [Fact]
    public void A_table_without_titles_is_read_by_its_abstracts() =>
        Assert.Equal("It learns.", Assert.Single(
            ExportCases.Rows(_folder.Write("a.csv", "id,abstract\n1,It learns.\n"), DocumentKind.Paper)).Document!.Abstract);

    [Fact]
    public void Web_of_Science_without_UT_is_refused_and_ID_is_never_taken()
    {
        var path = _folder.Write("a.txt", "PT\tTI\tID\tSO\nJ\tA net\tNETS\tX\n");
        Assert.Contains("no column means id; the columns are PT, TI, ID, SO. Name one of them ut",
            Assert.Throws<InputException>(() => ExportCases.Rows(path, DocumentKind.Paper)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_codes_is_no_header()
    {
        var error = Assert.Throws<InputException>(() =>
            ExportCases.Rows(_folder.Write("a.csv", "nr,heading,lang,land\n1,A net,de,no\n2,ID,la,sc\n"), DocumentKind.Paper));
        Assert.Contains("no column means id; the columns are nr, heading, lang, land", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("My search of today\n\nid,title,abstract\n1,A net,It learns.\n")]
    [InlineData("Fields searched;title;abstract\n\"two lines; of a title\"\nid;title;year;abstract\n1;A net;2020;It learns.\n")]
    public void Lines_above_the_header_of_a_plain_table_are_skipped(string text) =>
        Assert.Equal("It learns.",
            Assert.Single(ExportCases.Rows(_folder.Write("a.csv", text), DocumentKind.Paper)).Document!.Abstract);

    [Fact]
    public void A_year_that_the_database_left_empty_is_that_of_early_access()
    {
        var row = Assert.Single(
            ExportCases.Rows(_folder.Write("a.txt", "PT\tTI\tPY\tEA\tUT\nJ\tA net\t\tMAY 2024\tWOS:1\n"), DocumentKind.Paper));
        Assert.Equal(2024, row.Document!.Year);
        Assert.Equal(("EA", "MAY 2024", "the column of years is empty; the year is that of the date"),
            (Assert.Single(row.Notes).Field, row.Notes[0].Value, row.Notes[0].Reason));
    }

    [Fact]
    public void A_shifted_Scopus_row_that_cannot_be_put_in_place_is_refused_with_its_line()
    {
        const string header = "Authors,Title,Year,DOI,Abstract,Funding Text 1,References,Source,EID\n";
        var rows = ExportCases.Rows(
            _folder.Write("a.csv", header + "A,A net,2020,10.1/x,Text,f,r,Scopus,2-s2.0-1\nA,Two,2020,10.1/y,Text,f,r,Scopus,x,"
                + "2-s2.0-2\nA,Three,2020,10.1/z,Text,f,r,2-s2.0-3,Scopus\n" + header), DocumentKind.Paper);
        Assert.Equal("2-s2.0-1", rows[0].Document!.Id);
        Assert.Equal((3L, "the row has 10 fields, the header 9"), (rows[1].Fault!.Row, rows[1].Fault!.Reason));
        Assert.Equal((4L, "EID", "Scopus"), (rows[2].Fault!.Row, rows[2].Fault!.Field, rows[2].Fault!.Value));
        Assert.Equal("the header stands here again, as where files were joined", rows[3].Fault!.Reason);
    }

    [Theory]
    [InlineData("PT J\nTI A\nUT WOS:1\nPT J\nTI B\nUT WOS:2\nER\n", "the record has no end: ER is missing before line 6")]
    [InlineData("PT J\nTI A\nbroken line\nUT WOS:1\nER\n",
        "line 5 is neither a tag nor a continuation, which begins with three blanks")]
    [InlineData("PT J\nTI A\nTI B\nUT WOS:1\nER\n", "the tag stands twice in the record, again on line 5")]
    [InlineData("PT J\nTI A\nUT WOS:1\nER\nTI lost\n", "the line stands outside a record, which begins with PT and ends with ER")]
    [InlineData("PT J\nTI A\nUT WOS:1\n", "the file ends within the record: ER is missing")]
    public void A_broken_tagged_record_is_refused_with_its_line(string records, string reason)
    {
        var rows = ExportCases.Rows(_folder.Write("a.txt", "FN Clarivate\nVR 1.0\n" + records), DocumentKind.Paper);
        Assert.Equal(reason, Assert.Single(rows, r => r.Fault is not null).Fault!.Reason);
    }

    [Fact]
    public void In_a_folder_texts_belong_where_their_content_says_so()
    {
        Directory.CreateDirectory(_folder["in"]);
        File.Copy(ExportCases.FileOf("wos-tagged"), _folder["in/savedrecs.txt"]);
        _folder.Write("in/README.txt", "These are my papers.\n");
        File.WriteAllBytes(_folder["in/NOTES.txt"], [.. "caf"u8, 0xe9, .. " f"u8, 0xfc, .. "r mich\n"u8]);
        var importer = new TableImporter(DocumentKind.Paper);
        Assert.Equal(["savedrecs.txt"], importer.Find([_folder["in"]]).Select(f => f.Name));
    }

    private string Message(string name) =>
        Assert.Throws<InputException>(() => ExportCases.Rows(_folder[name], DocumentKind.Paper)).Message;
}
