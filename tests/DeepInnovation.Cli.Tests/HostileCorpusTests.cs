using System.Text.Json;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Tests;

/// <summary>A corpus that attacks goes through the stages and commands: everything comes out as the text that it is.</summary>
public sealed class HostileCorpusTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public HostileCorpusTests()
    {
        Assert.Equal(0, Cli.Run("samples", "--papers", "200", "--patents", "200", "--seed", "7", "--out", PathOf("made")).Code);
        foreach (var name in (string[])["papers.csv", "patents.csv"])
            HostileCorpus.Write(Path.Combine(PathOf("made"), name), PathOf(name));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public void All_stages_take_the_texts_as_texts_and_the_release_gives_them_back()
    {
        var (code, output, error) = Cli.Run("reproduce", "--papers", PathOf("papers.csv"), "--patents", PathOf("patents.csv"),
            "--classifier", "baseline",
            "--sample-size", "200", "--labels", "filter", "--no-notebooks", "--out", PathOf("run"));
        Assert.True(code == 0, error);
        AssertQuiet(output + error);
        var documents = new RunFolder(PathOf("run")).Read<Document>(CorpusStage.Place.Folder, CorpusStage.Documents.Name);
        Assert.Equal(400, documents.Count);
        foreach (var text in HostileCorpus.Texts)
            Assert.Contains(documents,
                d => d.Title.StartsWith(text + " ", StringComparison.Ordinal) && d.Keywords.Contains(text.Trim()));
        AssertReleased("DeepPatentAI.csv", DocumentKind.Patent, documents);
        AssertReleased("DeepDiveAI.csv", DocumentKind.Paper, documents);
        // The pages and tables for people: no tag of a text is a tag there.
        Assert.DoesNotContain("<script", File.ReadAllText(Path.Combine(PathOf("run"), "11-claims", "ledger.md")),
            StringComparison.OrdinalIgnoreCase);
        // No text became a file name, ran in a shell or left the folder.
        string[] names = ["made", "papers.csv", "patents.csv", "run"];
        Assert.Equal(names, Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFileSystemEntries(PathOf("run"), "*", SearchOption.AllDirectories),
            file => Assert.Matches("^[A-Za-z0-9.-]+$", Path.GetFileName(file)));
        Assert.False(File.Exists("hostile") || File.Exists("/tmp/hostile"));
    }

    [Fact]
    public void Commands_on_plain_files_keep_ids_and_say_nothing_that_acts()
    {
        var ids = CsvFile.Read(PathOf("papers.csv"), "id").Select(row => row["id"]!).ToList();
        AssertKeeps(ids, "candidates", "--papers", PathOf("papers.csv"), "--rules", "faithful");
        AssertKeeps(ids, "keywords", "--documents", PathOf("papers.csv"));
        AssertKeeps(null, "sample", "--in", PathOf("papers.csv"), "--strata", "country", "--size", "200");
    }

    [Fact]
    public void A_sample_for_a_spreadsheet_has_no_formulas_and_gives_its_texts_back()
    {
        var (exact, guarded) = (PathOf("exact.csv"), PathOf("guarded.csv"));
        Assert.Equal(0,
            Cli.Run("sample", "--in", PathOf("papers.csv"), "--strata", "year", "--size", "100", "--out", exact).Code);
        Assert.Equal(0, Cli.Run("sample", "--in", PathOf("papers.csv"), "--strata", "year", "--size", "100", "--spreadsheet",
            "--out", guarded).Code);
        var (plain, safe) = (Rows(exact), Rows(guarded));
        Assert.Contains(plain, row => row.Any(IsFormula));
        Assert.DoesNotContain(safe, row => row.Any(IsFormula));
        Assert.Equal(plain, safe.Select(row => row.Select(cell => SpreadsheetText.Restore(cell)!).ToArray()));
    }

    [Fact]
    public void Rows_that_are_left_out_are_told_and_listed_without_acting()
    {
        var file = PathOf("bad.csv");
        var lines = HostileCorpus.Texts.Select((text, i) => (IReadOnlyList<string?>)[$"p{i}", text, text]);
        CsvFile.Write(file, ["id", "title", "year"],
            [.. lines, .. Enumerable.Range(0, 20).Select(i => (IReadOnlyList<string?>)[$"q{i}", "neural network", "2015"])]);
        var stopped = Cli.Run("candidates", "--papers", file, "--rules", "faithful", "--out", PathOf("out.csv"));
        Assert.Equal(2, stopped.Code);
        Assert.Contains("found \"<script>window.hostile=1;alert(1)</script>\"", stopped.Error, StringComparison.Ordinal);
        Assert.Single(stopped.Error.Trim().Split('\n'));
        foreach (var text in HostileCorpus.Texts)
        {
            CsvFile.Write(file, ["id", "title", "year"], [["p", "a", text]]);
            var (code, _, error) = Cli.Run("candidates", "--papers", file, "--rules", "faithful", "--out", PathOf("out.csv"));
            Assert.Equal(2, code);
            Assert.Single(error.Trim().Split('\n'));
            AssertQuiet(error);
            using var stream = new MemoryStream();
            RejectedRow.WriteCsv(stream, [new RejectedRow(file, 2, "year", text, "no year: " + text, DocumentKind.Paper)]);
            File.WriteAllBytes(PathOf("rejected.csv"), stream.ToArray());
            Assert.DoesNotContain(Rows(PathOf("rejected.csv")), row => row.Any(IsFormula));
        }
    }

    [Fact]
    public void Lists_are_parsed_and_never_evaluated()
    {
        var file = PathOf("lists.csv");
        const string python = "[__import__('os').system('touch hostile')]";
        CsvFile.Write(file, ["id", "title", "keywords"], [["p", "a title", python]]);
        var (code, _, error) = Cli.Run("keywords", "--documents", file, "--out", PathOf("out.csv"));
        Assert.Equal(2, code);
        Assert.Contains("the list is broken", error, StringComparison.Ordinal);
        CsvFile.Write(file, ["id", "title", "keywords"], [["p", "a title", new string('[', 100_000) + new string(']', 100_000)]]);
        Assert.Equal(2, Cli.Run("keywords", "--documents", file, "--out", PathOf("out.csv")).Code);
        File.WriteAllText(PathOf("deep.jsonl"), $"{{\"id\":\"p\",\"title\":{new string('[', 100_000)}\n");
        Assert.Equal(2, Cli.Run("keywords", "--documents", PathOf("deep.jsonl"), "--out", PathOf("out.csv")).Code);
        Assert.False(File.Exists("hostile"));
    }

    private static bool IsFormula(string cell) =>
        cell is ['=' or '+' or '@' or '\t' or '\r' or '\n', ..] || (cell is ['-', ..] && !double.TryParse(cell, out _));

    private static void AssertQuiet(string text) =>
        Assert.DoesNotContain(text,
            c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202a' and <= '\u202e') or '\u2028');

    private static List<string[]> Rows(string file)
    {
        var header = CsvFile.Header(file);
        return [.. CsvFile.Read(file).Select(row => header.Select(column => row[column]!).ToArray())];
    }

    private void AssertReleased(string file, DocumentKind kind, List<Document> documents)
    {
        var path = Path.Combine(PathOf("run"), "09-release", file);
        var ofKind = documents.Where(d => d.Kind == kind).ToDictionary(d => d.Id, StringComparer.Ordinal);
        var id = kind == DocumentKind.Patent ? "PN" : "ID";
        var rows = CsvFile.Read(path).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var document = ofKind[row[id]!];
            Assert.Equal(document.Title, row["Title"]);
            Assert.Equal(document.Keywords, JsonSerializer.Deserialize<string[]>(row["Keywords"]!));
        }
    }

    private void AssertKeeps(List<string>? ids, params string[] command)
    {
        var (code, output, error) = Cli.Run([.. command, "--out", PathOf("out.csv")]);
        Assert.True(code == 0, error);
        AssertQuiet(output + error);
        if (ids is not null)
            Assert.Equal(ids, CsvFile.Read(PathOf("out.csv"), "id").Select(row => row["id"]!));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
