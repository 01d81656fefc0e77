using System.Globalization;
using System.IO.Compression;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Import.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Tests.Exports;

/// <summary>
/// A small export of each database in its true layout, beside it, written by hand, the documents that are in it.
/// </summary>
public sealed class ExportCaseTests : IDisposable
{
    private static readonly string[] Patents = ["derwent", "espacenet", "google-patents-csv", "incopat", "lens-patents", "orbit"];
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(ExportCases.Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_cases_are_here() => Assert.Equal(14, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_export_gives_the_documents_written_down_by_hand(string name) =>
        Assert.Equal(Expected(name), Documents(name, ExportCases.FileOf(name)));

    /// <summary>The same bytes under any name, and compressed.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void An_export_is_known_by_its_content_whatever_its_name(string name)
    {
        var bytes = File.ReadAllBytes(ExportCases.FileOf(name));
        foreach (var other in new[] { "a.csv", "a.tsv", "a.txt", "a.ciw", "a.xls", "a" })
        {
            File.WriteAllBytes(_folder[other], bytes);
            Assert.Equal(Expected(name), Documents(name, _folder[other]));
        }

        using (var packed = new GZipStream(File.Create(_folder["b.txt.gz"]), CompressionLevel.Fastest))
            packed.Write(bytes);
        Assert.Equal(Expected(name), Documents(name, _folder["b.txt.gz"]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_run_reads_an_export_as_the_import_does(string name)
    {
        var source = new DocumentSource(ExportCases.FileOf(name), KindOf(name), OnError.Skip);
        // A run keeps documents without a DOI, and knows no types that are no documents.
        var read = source.Read().Where(d => !(name == "lens-scholarly" && d.Title.Length == 0))
            .Select(d => Line(d.Id, d.Title, d.Abstract, d.Year, d.Keywords, d.Cited, null));
        Assert.Equal(Expected(name).Select(l => l[..l.LastIndexOf('|')] + "|"), read);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Papers_and_patents_swapped_are_noticed(string name)
    {
        var (other, right) = KindOf(name) == DocumentKind.Paper ? (DocumentKind.Patent, "papers")
            : (DocumentKind.Paper, "patents");
        foreach (var read in new Action[]
        {
            () => ExportCases.Rows(ExportCases.FileOf(name), other),
            () => _ = new DocumentSource(ExportCases.FileOf(name), other),
        })
        {
            var error = Assert.Throws<InputException>(read);
            Assert.StartsWith($"{ExportCases.FileOf(name)}: these are {right}, not ", error.Message, StringComparison.Ordinal);
            Assert.Contains($"deepinnovation import {right}", error.Hint, StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// What the tables of expected values do not say: languages, countries, types, venues, symbols, families, dates.
    /// </summary>
    [Theory]
    [InlineData("scopus-2026", "2-s2.0-85190000001", "NO", "NO NG", "en", "article", "", "", null, null)]
    [InlineData("scopus-2026", "2-s2.0-85190000003", null, "", "fr", "article", "", "", null, null)]
    [InlineData("wos-tab-utf8", "WOS:001000000000001", "NO", "NO NG", "en", "article", "JOURNAL OF MADE THINGS", "", null, null)]
    [InlineData("wos-tagged", "WOS:001000000000001", "NO", "NO NG", "en", "article", "JOURNAL OF MADE THINGS", "", null, null)]
    [InlineData("wos-tab-utf8", "WOS:001000000000003", null, "", "en", "article; early access",
        "BUILDINGS OF NOWHERE", "", null, null)]
    [InlineData("dimensions-full", "pub.1199000001", null, "", null, "article", "Journal of Made Things", "", null, "2024-02-01")]
    [InlineData("lens-scholarly", "000-111-222-333-444", null, "", null, "journal article", "Journal of Made Things",
        "", null, "2024-02-01")]
    [InlineData("lens-patents", "100-200-300-400-501", "US", "US", null, "granted patent", "", "G06N3/08 G01D18/00",
        "US 11990001 B2", "2024-05-14")]
    [InlineData("lens-patents", "100-200-300-400-502", "US", "US", null, null, "", "G06N3/08", "US 11990001 B2", "2022-09-08")]
    [InlineData("derwent", "US11990001B2", "US", "NO NG", null, null, "", "G06N3/08 G01D18/00", "US082990001", "2024-05-14")]
    [InlineData("derwent", "CN119990003A", "CN", "CN", null, null, "", "G01W1/10", null, "2025-02-11")]
    [InlineData("google-patents-csv", "WO-2023990002-A1", "WO", "WO", null, null, "", "", null, "2023-07-20")]
    [InlineData("espacenet", "US2022990001A1", "US", "NO NG", null, null, "", "G06N3/08 G01D18/00", "082990001", "2022-09-08")]
    [InlineData("espacenet", "WO2023990002A1", "WO", "GB", null, null, "", "A01K51/00", "079990002", "2023-07-20")]
    [InlineData("orbit", "99990001", null, "NO NG", null, null, "", "G06N3/08 G01D18/00", "99990001", "2022-09-08")]
    [InlineData("incopat", "CN119990003A", "CN", "CN", null, null, "", "G06N3/08 G01D18/00", null, "2025-02-11")]
    public void Nothing_that_is_known_vanishes(
        string name, string id, string? country, string countries, string? language, string? type, string venue, string ipc,
        string? family, string? date)
    {
        var document = ExportCases.Rows(ExportCases.FileOf(name), KindOf(name)).Single(r => r.Document?.Id == id).Document!;
        Assert.Equal(
            (country, countries, language, type, venue, ipc, family, date),
            (document.Country, string.Join(' ', document.Countries), document.Language, document.Type, document.Venue ?? "",
                string.Join(' ', document.Ipc), document.Family, document.Date));
    }

    [Theory]
    [InlineData("scopus-2026", 9, "an earlier row has the same id")]
    [InlineData("lens-scholarly", 4, "a component (a figure or table of a work) is no document")]
    [InlineData("espacenet", 17, "title and abstract are both empty")]
    public void What_gives_no_document_is_told(string name, long line, string reason)
    {
        var fault = Assert.Single(ExportCases.Rows(ExportCases.FileOf(name), KindOf(name)), r => r.Fault is not null).Fault!;
        Assert.Equal((reason, Path.GetFileName(ExportCases.FileOf(name))), (fault.Reason, fault.File));
        Assert.Equal(line, fault.Row);
    }

    [Fact]
    public void Rows_that_were_put_in_place_and_texts_that_say_that_there_is_none_are_noted()
    {
        var rows = ExportCases.Rows(ExportCases.FileOf("scopus-ragged"), DocumentKind.Paper);
        Assert.Equal([false, true, true], rows.Select(
            r => r.Notes.Any(n => n.Reason.StartsWith("the row has another number of cells", StringComparison.Ordinal))));
        Assert.Contains(rows[0].Notes, n => n is { Field: "Abstract", Value: "[No abstract available]" });
        Assert.Contains(rows[1].Notes, n => n is { Field: "Abstract", Value: "© 2020 Elsevier B.V." });
    }

    [Fact]
    public void A_copyright_line_is_cut_where_the_user_wants_it()
    {
        var importer = new TableImporter(DocumentKind.Paper) { CutCopyright = true };
        var rows = importer.Read(importer.Find([ExportCases.FileOf("scopus-ragged")]), ImportPosition.Start,
            TestContext.Current.CancellationToken).ToList();
        Assert.Equal("Small networks count bees at the hive entrance.", rows[1].Document!.Abstract);
        Assert.Equal(["--cut-copyright"], importer.Options);
    }

    [Theory]
    [InlineData("wos-tab-utf16", "Web of Science", "tab-delimited, UTF-16", 0, "DE", "ID", "AU")]
    [InlineData("wos-tagged", "Web of Science", "tagged text", 0, "DE", "ID", "AU")]
    [InlineData("dimensions-full", "Dimensions", "CSV", 1, null, "Rank", "Volume")]
    [InlineData("espacenet", "Espacenet", "CSV with semicolons", 7, null, "Earliest priority", "Inventors")]
    [InlineData("google-patents-csv", "Google Patents (CSV of a search)", "CSV", 1, null, "priority date", "inventor/author")]
    [InlineData("derwent", "Derwent Innovation", "CSV", 1, null, "Title - DWPI", "Cited Refs - Patent")]
    public void What_was_understood_is_told(string name, string layout, string form, int skipped, string? keywords,
        string notUsed, string ignored)
    {
        var importer = new TableImporter(KindOf(name));
        var table = Assert.Single(importer.Tables(importer.Find([ExportCases.FileOf(name)])));
        Assert.Equal((layout, form, skipped), (table.Layout, table.Form, table.Skipped.Count));
        Assert.Equal(keywords, table.Columns.GetValueOrDefault("keywords")?.Single());
        Assert.Contains(notUsed, table.NotUsed.Keys);
        Assert.Contains(ignored, table.Ignored);
        Assert.DoesNotContain(table.Columns.Values.SelectMany(c => c),
            c => table.Ignored.Contains(c) || table.NotUsed.ContainsKey(c));
    }

    private static DocumentKind KindOf(string name) => Patents.Contains(name) ? DocumentKind.Patent : DocumentKind.Paper;

    private static List<string> Documents(string name, string path) =>
        [.. from row in ExportCases.Rows(path, KindOf(name)) where row.Document is not null let d = row.Document
            select Line(d.Id, d.Title, d.Abstract, d.Year, d.Keywords, d.Cited, d.Doi)];

    private static List<string> Expected(string name) =>
        [.. CsvFile.Read(Path.Combine(ExportCases.Folder, name, "expected.csv")).Select(
            r => string.Join('|', new[] { "id", "title", "abstract", "year", "keywords", "cited", "doi" }.Select(c => r[c])))];

    private static string Line(string id, string title, string text, int? year, IEnumerable<string> keywords,
        int? cited, string? doi) =>
        string.Create(CultureInfo.InvariantCulture, $"{id}|{title}|{text}|{year}|{string.Join(';', keywords)}|{cited}|{doi}");
}
