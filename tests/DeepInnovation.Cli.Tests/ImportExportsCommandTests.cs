using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Tests;

/// <summary>What a user sees who imports the export of a database.</summary>
public sealed class ImportExportsCommandTests : IDisposable
{
    private const string WebOfScience = "PT\tTI\tDE\tID\tAB\tTC\tZ9\tPY\tDI\tUT\r\nJ\t\"A\" net\tk\tK\t[No abstract "
        + "available]\t3\t4\t2020\t10.1/x\tWOS:1\t\r\nJ\tB\t\t\tIt learns.\t0\t0\t\t\tWOS:2\t\r\n";
    private const string GooglePatents = "search URL:,https://patents.google.com/?q=x\r\n"
        + "id,title,assignee,publication date,filing/creation date\r\nUS-1-B2,A net,M,2024-05-14,2021-01-01\r\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_read_not_used_ignored_and_noted_is_printed()
    {
        var (code, output, error) = Cli.Run("import", "papers", File("savedrecs.txt", WebOfScience), "--out", Of("corpus"));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            $"""
            savedrecs.txt: Web of Science, tab-delimited
              read: id from UT, title from TI, abstract from AB, year from PY, keywords from DE, cited from TC, doi from DI
              known but unused: ID (Keywords Plus, made by the database; no id); Z9 (times cited in all databases)
              ignored: PT
            2 records in 1 file: 2 documents in {Of("corpus")}, 0 rejected.
            1 note on values ({Of("corpus/notes.csv")}):
                         1  the text says that there is none; it was left out

            """, output[output.IndexOf("savedrecs.txt:", StringComparison.Ordinal)..].ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_date_behind_a_year_and_the_lines_above_a_header_are_printed()
    {
        var (code, output, _) = Cli.Run("import", "patents", File("gp.csv", GooglePatents), "--out", Of("corpus"));
        Assert.Equal(0, code);
        Assert.Contains("above the header: 1 line, skipped: search URL:,https://patents.google.com/?q=x", output,
            StringComparison.Ordinal);
        Assert.Contains("year: there is no year column; it is the year of publication date", output, StringComparison.Ordinal);
        Assert.Contains("no column: abstract, keywords, cited", output, StringComparison.Ordinal);
        Assert.Contains("filing/creation date (date of application)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_wrong_file_the_right_command_runs_without_force()
    {
        var path = File("gp.csv", GooglePatents);
        var (code, _, error) = Cli.Run("import", "papers", path, "--out", Of("corpus"));
        Assert.Equal(2, code);
        Assert.Contains("these are patents, not papers: the file is an export of Google Patents (CSV of a search). "
            + "Import it with deepinnovation import patents", error, StringComparison.Ordinal);
        Assert.Equal(2, Cli.Run("import", "patents", File("empty.csv", "id,title\n1,\n"), "--out", Of("corpus")).Code);
        Assert.Equal(0, Cli.Run("import", "patents", path, "--out", Of("corpus")).Code);
    }

    [Fact]
    public void A_map_is_given_on_the_command_line_and_only_for_tables()
    {
        var path = File("mine.txt", "Nr|Heading\n".Replace('|', '\t') + "7\tA net\n");
        Assert.Equal(0,
            Cli.Run("import", "papers", path, "--map", "id=Nr", "--map", "title=Heading", "--out", Of("corpus")).Code);
        var (code, _, error) = Cli.Run("import", "openalex", path, "--map", "id=Nr", "--out", Of("other"));
        Assert.Equal(2, code);
        Assert.Contains("--map is for tables of papers or patents", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_reads_an_export_under_any_name()
    {
        var path = File("savedrecs.txt", WebOfScience);
        Assert.Equal(0, Cli.Run("reproduce", "--papers", path, "--out", Of("run"), "--only", "corpus").Code);
        var manifest = System.IO.File.ReadAllText(Of("run/01-corpus/manifest.json"));
        Assert.Contains("\"papers.in\": 2", manifest, StringComparison.Ordinal);
        Assert.Contains("\"papers.remark.the text says that there is none; it was left out\": 1", manifest,
            StringComparison.Ordinal);
        var (code, _, error) = Cli.Run("reproduce", "--patents", path, "--out", Of("other"), "--only", "corpus");
        Assert.Equal(2, code);
        Assert.Contains("these are papers, not patents", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_a_spreadsheet_saved_give_the_corpus_of_the_plain_ones()
    {
        using var corpus = new SmallCorpus();
        foreach (var file in (string[])[corpus.Papers, corpus.Patents])
            SaveAsASpreadsheetDoes(file, Of("saved-" + Path.GetFileName(file)));
        foreach (var (run, papers, patents) in ((string, string, string)[])[("plain", corpus.Papers, corpus.Patents),
            ("saved", Of("saved-papers.csv"), Of("saved-patents.csv"))])
        {
            foreach (var command in (string[][])[
                ["import", "papers", papers, "--out", Of($"{run}-papers")],
                ["import", "patents", patents, "--out", Of($"{run}-patents")],
                ["reproduce", "--papers", papers, "--patents", patents, "--out", Of(run), "--only", "corpus"],
                ["reproduce", "--out", Of(run), "--only", "candidates"]])
            {
                var (code, _, error) = Cli.Run(command);
                Assert.True(code == 0, error);
            }
        }

        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var folder = kind == DocumentKind.Paper ? "papers" : "patents";
            var plain = Texts(Of($"plain-{folder}"), kind);
            Assert.Equal(300, plain.Count);
            Assert.Equal(plain, Texts(Of($"saved-{folder}"), kind));
        }

        var tables = Directory.GetFiles(Of("plain/02-candidates"), "*.parquet");
        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.Equal(System.IO.File.ReadAllBytes(table),
            System.IO.File.ReadAllBytes(Of($"saved/02-candidates/{Path.GetFileName(table)}"))));
    }

    private static List<(string, string?, string?, int?)> Texts(string corpus, DocumentKind kind) =>
        [.. CorpusFolder.Read(corpus, kind).Select(d => (d.Id, (string?)d.Title, (string?)d.Abstract, (int?)d.Year))];

    /// <summary>As Excel does in Germany: a byte-order mark, the separator, CRLF.</summary>
    private static void SaveAsASpreadsheetDoes(string file, string to)
    {
        var columns = CsvFile.Header(file);
        var lines = CsvFile.Read(file).Select(row => columns.Select(column => row[column]!)).Prepend(columns)
            .Select(
                row => string.Join(';', row.Select(cell => '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')));
        System.IO.File.WriteAllText(to, "sep=;\r\n" + string.Concat(lines.Select(line => line + "\r\n")),
            System.Text.Encoding.UTF8);
    }

    private string Of(string name) => Path.Combine(_folder, name);

    private string File(string name, string text)
    {
        System.IO.File.WriteAllText(Of(name), text);
        return Of(name);
    }
}
