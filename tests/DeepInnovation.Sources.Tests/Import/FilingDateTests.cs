using System.Globalization;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import;

public sealed class FilingDateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Twelve patents, all but one with a mistyped filing date, the applications in the other order: each is
    /// named with its own file and line.
    /// </summary>
    [Fact]
    public void The_case_keeps_all_patents_and_names_each_value_that_it_leaves_out()
    {
        var cases = Path.GetDirectoryName(
            RepositoryFile.Find("tests/DeepInnovation.Sources.Tests/Import/PatentsView/cases/g_patent.tsv"))!;
        var manifest = new CorpusImport(Importers.Named("patentsview", 1)).Run([cases], _folder["corpus"]);
        Assert.Equal((12, 0, 11, 11), (manifest.Documents, manifest.Rejected, manifest.Notes, manifest.NotesListed));
        // One of them has a date that is right.
        Assert.Equal([("US99100011", 2021)], ImportedCorpus.Read(_folder["corpus"])
            .Where(d => d.Year is not null || d.Date is not null).Select(d => (d.Id, d.Year!.Value)));
        Assert.Equal(
        [
            "the filing date is before patents began (1790); the year is left empty 2",
            "the filing date is later than the grant or publication; the year is left empty 4",
            "the filing date is more than 70 years before the grant or publication; the year is left empty 2",
            "the filing date is no date; the year is left empty 3",
        ], manifest.NoteReasons.Select(r => $"{r.Key} {r.Value}"));
        // The first patent's application stands in the last line, 13, and so on.
        string[] values =
        [
            "8198-04-05", "1682-04-05", "1872-06-01",
            "1298-06-25", "1877-03-03", "2074-01-01", "1984-09-05", "2979-02-02", "975-05-05", "2021-13-01",
        ];
        var notes = File.ReadAllLines(_folder["corpus/notes.csv"]);
        Assert.Equal("file,row,field,value,reason", notes[0]);
        Assert.Equal(12, notes.Length);
        Assert.Contains(notes, l => l.StartsWith("g_application.tsv,2,filing_date,2021-02-30,", StringComparison.Ordinal));
        Assert.All(values.Select((v, i) => (v, i)), n => Assert.Contains(notes,
            l => l.StartsWith($"g_application.tsv,{13 - n.i},filing_date,{n.v},", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1984-09-04", "1984-09-04", 1984)]
    [InlineData("1933-07-25", "2000-08-01", 1933)]
    [InlineData("1790-01-01", "1790-07-31", 1790)]
    [InlineData("19750000", "1975-03-01", 1975)]
    [InlineData("2074-01-01", null, 2074)]
    [InlineData("19760000", "1975-03-01", null)]
    [InlineData("1929-12-31", "2000-08-01", null)]
    [InlineData("1789-12-31", null, null)]
    [InlineData("8198-04-05", null, null)]
    [InlineData("", "1975-03-01", null)]
    public void A_year_stands_where_it_can_be_right(string filed, string? later, int? year)
    {
        var date = FilingDate.Of("filing_date", filed, later);
        Assert.Equal(year, date.Year);
        Assert.Equal(year is null && filed.Length > 0, date.Note is not null);
    }

    /// <summary>
    /// Against the rule written out: for any two days the year is kept exactly when it lies between 70 years
    /// before the grant and the grant.
    /// </summary>
    [Fact]
    public void Any_two_days_are_compared_as_by_hand()
    {
        var random = new SeededRandom(11, "filing dates");
        for (var i = 0; i < 5000; i++)
        {
            var (filed, granted) = (Day(random, 1700, 2150), Day(random, 1790, 2100));
            var right = filed <= granted && filed.Year >= 1790 && granted.Year - filed.Year <= 70 && filed.Year <= 2100;
            var form = random.Next(2) == 0 ? "yyyy-MM-dd" : "yyyyMMdd";
            var date = FilingDate.Of("f", filed.ToString(form, CultureInfo.InvariantCulture),
                FilingDate.Later(granted.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            Assert.Equal((right ? filed.Year : null, !right), (date.Year, date.Note is not null));
        }
    }

    [Fact]
    public void A_grant_that_is_no_day_is_noted_and_nothing_is_compared_with_it()
    {
        _folder.Write("g_patent.tsv",
            "patent_id\tpatent_type\tpatent_date\tpatent_title\twithdrawn\n1\tutility\t0184-09-04\tT\t0\n");
        _folder.Write("g_application.tsv", "patent_id\tfiling_date\n1\t1983-05-05\n");
        var row = Assert.Single(Importing.Rows("patentsview", _folder.Path));
        Assert.Equal(1983, row.Document!.Year);
        Assert.Equal(("g_patent.tsv", 2L, "patent_date", "0184-09-04"),
            (row.Notes[0].File, row.Notes[0].Row, row.Notes[0].Field, row.Notes[0].Value));
    }

    [Theory]
    [InlineData("lens", "a.jsonl",
        """{"lens_id":"1","jurisdiction":"US","date_published":"1984-09-04","biblio":{"application_reference":{"date":"FILED"},"invention_title":[{"text":"T"}]}}""",
        "biblio.application_reference.date")]
    [InlineData("lens", "a.csv",
        "Lens ID,Jurisdiction,Title,Application Date,Publication Date\n1,US,T,FILED,1984-09-04\n", "Application Date")]
    [InlineData("googlepatents", "a.jsonl",
        """{"publication_number":"US-1-A","filing_date":"PLAIN","publication_date":19840904,"title_localized":[{"text":"T","language":"en"}]}""",
        "filing_date")]
    [InlineData("hupd", "a.json",
        """{"application_number":"1","title":"T","filing_date":"PLAIN","date_published":"19840904"}""", "filing_date")]
    public void Other_sources_of_patents_are_checked_too(string source, string file, string text, string field)
    {
        ImportedRow Filed(string day) =>
            Assert.Single(Importing.Rows(source, _folder.Write(file, text.Replace("FILED", day, StringComparison.Ordinal)
                .Replace("PLAIN", day.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal))));
        foreach (var wrong in new[] { "1984-09-05", "1682-04-05", "1872-06-01", "2074-01-01" })
        {
            var row = Filed(wrong);
            Assert.Null(row.Document!.Year);
            Assert.Equal((file, field), (Assert.Single(row.Notes).File, row.Notes[0].Field));
        }

        var right = Filed("1982-03-04");
        Assert.Equal(1982, right.Document!.Year);
        Assert.Empty(right.Notes);
    }

    [Fact]
    public void All_values_are_counted_and_as_many_listed_as_there_is_room_killed_or_not()
    {
        var lines = Enumerable.Range(1, 57).Select(i =>
            $$"""{"publication_number":"US-{{i}}-A","filing_date":{{(i % 3 == 0 ? "20740101" : "19820304")}},"publication_date":19840904,"title_localized":[{"text":"T{{i}}","language":"en"}]}""");
        var file = _folder.Write("p.jsonl", string.Join('\n', lines));
        ImportManifest Import(string folder, Action<int>? after = null) =>
            new CorpusImport(Importers.Named("googlepatents", 2), partRows: 5) { NotesLimit = 7, AfterPart = after }.Run(
                [file], _folder[folder]);
        var whole = Import("whole");
        Assert.Equal((19, 7), (whole.Notes, whole.NotesListed));
        Assert.Equal(19, Assert.Single(whole.NoteReasons).Value);
        Assert.Equal(7, File.ReadAllLines(_folder["whole/notes.csv"]).Length - 1);
        for (var killed = 1; killed < whole.Parts.Count; killed++)
        {
            var stop = killed;
            Assert.Throws<OperationCanceledException>(
                () => Import($"at{stop}", part => { if (part >= stop) throw new OperationCanceledException(); }));
            Import($"at{stop}");
            foreach (var name in new[] { "notes.csv", "import.json" })
                Assert.Equal(File.ReadAllText(_folder[$"whole/{name}"]), File.ReadAllText(_folder[$"at{stop}/{name}"]));
        }
    }

    private static DateOnly Day(SeededRandom random, int from, int to) =>
        new(from + random.Next(to - from), 1 + random.Next(12), 1 + random.Next(28));
}
