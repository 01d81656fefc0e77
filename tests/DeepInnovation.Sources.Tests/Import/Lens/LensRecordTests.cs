using DeepInnovation.Sources.Cleaning;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import.Lens;

public sealed class LensRecordTests : IDisposable
{
    private const string Case = "tests/DeepInnovation.Sources.Tests/Import/Lens/cases/lens-retractions.jsonl";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_the_case_one_work_is_withdrawn_and_thirteen_records_are_no_articles()
    {
        new CorpusImport(Importers.Named("lens", 1)).Run([RepositoryFile.Find(Case)], _folder["lens"]);
        Assert.Equal(["100-000-000-000-002"], ImportedCorpus.Read(_folder["lens"]).Where(d => d.Withdrawn).Select(d => d.Id));
        new CorpusCleaning(
            new CleaningOptions { Rules = new HashSet<CleaningRule> { CleaningRule.Withdrawn, CleaningRule.NotArticle } }).Run(
                [_folder["lens"]], _folder["clean"]);
        Assert.Equal(new[] { 1001, 1003, 1004, 1005, 1013, 2001, 2005 }.Select(i => $"{i / 1000}00-000-000-000-{i % 1000:000}"),
            ImportedCorpus.Read(_folder["clean"]).Select(d => d.Id));
    }

    [Theory]
    [InlineData("Retraction 2022-01-01", true)]
    [InlineData("RETRACTION 2022-01-01", true)]
    [InlineData("Retractions -", true)]
    [InlineData("Correction 2022-01-01", false)]
    [InlineData("Expression of Concern 2022-01-01", false)]
    [InlineData("Reinstatement 2022-01-01", false)]
    [InlineData("Retraction 2022-01-01|Reinstatement 2023-01-01", false)]
    [InlineData("Reinstatement 2023-01-01|Retraction 2022-01-01", false)]
    [InlineData("Retraction 2022-01-01|Reinstatement 2023-01-01|Retraction 2024-01-01", true)]
    [InlineData("Retraction 2022-01-01|Reinstatement 2022-01-01", false)]
    [InlineData("Retraction 2022-01-01|Reinstatement -", false)]
    [InlineData("Retraction -|Reinstatement 2020-01-01", false)]
    [InlineData("Reinstatement 2020-01-01|Retraction 2022-01-01|Correction 2023-01-01", true)]
    public void The_last_of_retraction_and_reinstatement_counts(string updates, bool withdrawn)
    {
        var list = updates.Split('|').Select(u => u[(u.LastIndexOf(' ') + 1)..] is var day && day == "-"
            ? $$"""{"update_nature":"{{u[..u.LastIndexOf(' ')]}}"}"""
            : $$"""{"updated":"{{day}}","update_nature":"{{u[..u.LastIndexOf(' ')]}}"}""");
        Assert.Equal(withdrawn, Rows("a.jsonl",
            $$"""{"lens_id":"1","title":"T","retraction_updates":[{{string.Join(',', list)}}]}""").Single().Document!.Withdrawn);
    }

    [Fact]
    public void Lines_an_array_and_answers_of_the_api_give_the_same_documents()
    {
        var records = File.ReadAllLines(RepositoryFile.Find(Case)).Where(l => l.Length > 0).ToList();
        var lines = Texts("lines.jsonl", string.Join('\n', records));
        Assert.Equal(21, lines.Count);
        Assert.Equal(lines, Texts("array.json", $"[{string.Join(",\n", records)}]"));
        Assert.Equal(lines,
            Texts("answer.json", $$"""{"total":14,"max_score":null,"data":[{{string.Join(',', records)}}],"results":14}"""));
        Assert.Equal(lines, Texts("answers.json", $$"""{"total":14,"data":[{{string.Join(',', records.Take(6))}}]}""" + "\n"
            + $$"""{"total":14,"data":[{{string.Join(',', records.Skip(6))}}]}"""));
        Assert.Equal(lines,
            Texts("pretty.json", "{\n  \"total\": 14,\n  \"data\": [\n" + string.Join(",\n", records) + "\n  ]\n}\n"));
    }

    private List<string> Texts(string name, string text) =>
        [.. Rows(name,
            text).Select(r => Importing.Text(r with { Document = r.Document! with { SourceFile = "", SourceRow = 0 } }))];

    private List<ImportedRow> Rows(string name, string text) => Importing.Rows("lens", _folder.Write(name, text));
}
