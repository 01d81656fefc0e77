using DeepInnovation.Core;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Import.OpenAlex;

namespace DeepInnovation.Sources.Tests.Import.OpenAlex;

/// <summary>Snapshots as OpenAlex lays them out, which once came out wrong; what is right was worked out by hand.</summary>
public sealed class OpenAlexCaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data", "jsonl/works/updated_date=2026-06-24/part_0000.gz")]
    [InlineData("data/jsonl", "works/updated_date=2026-06-24/part_0000.gz")]
    [InlineData("data/jsonl/works", "updated_date=2026-06-24/part_0000.gz")]
    [InlineData("data/jsonl/works/updated_date=2026-06-24", "part_0000.gz")]
    [InlineData("data/parquet", "works/updated_date=2026-06-24/part_0000.parquet")]
    [InlineData("data/parquet/works/updated_date=2026-06-24/part_0000.parquet", "part_0000.parquet")]
    public void Works_of_the_layout_of_2026_are_read_once_from_either_format(string path, string file)
    {
        var manifest = Import(Path.Combine(Case("2026-layout"), path));
        Assert.Equal((3, 3, 0, 0), (manifest.RowsIn, manifest.Documents, manifest.Rejected, manifest.Superseded));
        Assert.Equal([file], manifest.Files.Select(f => f.Name));
        Assert.Equal(
            [
                $$"""{"Id":"W9000001","Title":"A toy network for counting beans","Abstract":"We count beans with a toy network and report the count of beans","Year":2024,"Country":"DE","Language":"en","Field":"Computer Science","Keywords":["Graph"],"Cited":3,"Doi":"10.5555/made.9000001","Type":"article","Venue":"Made Journal","Countries":["DE"],"Date":"2024-03-01","Source":"openalex","SourceFile":"{{file}}","SourceRow":1}""",
                $$"""{"Id":"W9000002","Title":"Sorting pebbles by learned colour maps","Abstract":"","Year":2024,"Country":"DE","Language":"en","Field":"Computer Science","Keywords":["Graph"],"Cited":3,"Doi":"10.5555/made.9000002","Type":"article","Venue":"Made Journal","Countries":["DE"],"Date":"2024-03-01","Source":"openalex","SourceFile":"{{file}}","SourceRow":2}""",
                $$"""{"Id":"W9000003","Title":"Routing toy trains with bandits","Abstract":"Toy trains are routed with bandits on a small board","Year":2024,"Country":"DE","Language":"en","Field":"Computer Science","Keywords":["Graph"],"Cited":3,"Doi":"10.5555/made.9000003","Type":"article","Venue":"Made Journal","Countries":["DE"],"Date":"2024-03-01","Source":"openalex","SourceFile":"{{file}}","SourceRow":3}""",
            ],
            Documents().Select(d => Importing.Text(new ImportedRow(0, d, null))));
    }

    [Fact]
    public void What_was_left_out_of_a_snapshot_is_told() =>
        Assert.Equal(
            [
                "authors (1 file): only works become documents",
                "topics (1 file): only works become documents",
                "parquet/works (1 file): the works of jsonl/works, which is read, in another format",
            ],
            Import(Case("2026-layout")).LeftOut);

    [Fact]
    public void Of_two_partitions_the_newest_record_of_a_work_holds_with_its_retraction()
    {
        var manifest = Import(Case("stale-partition"));
        Assert.Equal((3, 2, 0, 1), (manifest.RowsIn, manifest.Documents, manifest.Rejected, manifest.Superseded));
        Assert.Equal(
            [("W1", "Paper one about toy bandits", "now with an abstract about toy bandits", true, 40),
                ("W2", "Paper two about paper planes", "planes of paper fly", false, 5)],
            Documents().Select(d => (d.Id, d.Title, d.Abstract, d.Withdrawn, d.Cited!.Value)));
        Assert.Equal(
            ["file,row,field,value,reason", "works/updated_date=2025-11-01/part_0000.gz,1,id,W1,a newer record has the same id"],
            File.ReadLines(_folder["corpus/superseded.csv"]));
    }

    [Fact]
    public void A_folder_of_other_entities_is_refused_by_name()
    {
        var error = Assert.Throws<InputException>(() => Import(Case("other-entities")));
        Assert.Contains("holds authors, funders and institutions of OpenAlex and no works", error.Message,
            StringComparison.Ordinal);
        error = Assert.Throws<InputException>(() => Import(Path.Combine(Case("other-entities"), "data", "jsonl", "authors")));
        Assert.Contains("holds authors of OpenAlex and no works", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_entity_gives_no_document()
    {
        var manifest = Import(
            Path.Combine(Case("other-entities"), "data", "jsonl", "authors", "updated_date=2026-06-24", "part_0000.gz"));
        Assert.Equal((2, 0, 2), (manifest.RowsIn, manifest.Documents, manifest.Rejected));
        Assert.Equal(["the id is none of a work: W and a number"], manifest.Reasons.Keys);
        Assert.Contains("\npart_0000.gz,1,id,\"\"\"https://openalex.org/A5000001\"\"\",the id",
            File.ReadAllText(_folder["corpus/rejected.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shape_of_index_and_keywords_keeps_its_work_and_what_is_wrong_is_counted()
    {
        var manifest = Import(Case("inverted-index"));
        Assert.Equal((14, 14, 0, 0), (manifest.RowsIn, manifest.Documents, manifest.Rejected, manifest.Superseded));
        var works = Documents().ToDictionary(d => d.Id);
        Assert.Equal(
            ["the toy robot sees the wall", "We show that toys move", "We move toys", "", "We move toys", "We move toys"],
            Enumerable.Range(11, 6).Select(i => works[$"W{i}"].Abstract));
        Assert.Equal(["toy robot", "wall"], works["W17"].Keywords);
        Assert.Equal(["toy robot"], works["W18"].Keywords);
        Assert.Equal("Only a display name here", works["W19"].Title);
        Assert.Equal((null, null), (works["W20"].Year, works["W20"].Date));
        Assert.Null(works["W21"].Year);
        Assert.Equal(["FR"], works["W22"].Countries);
        Assert.Equal((2024, 2), (works["W24"].Year!.Value, works["W24"].Cited!.Value));
        Assert.Equal(
            new Dictionary<string, long>
            {
                [InvertedAbstract.TwiceAKey] = 1,
                [InvertedAbstract.SharedPlace] = 1,
                [InvertedAbstract.TwiceAPlace] = 1,
                ["the year is no whole number from 1500 to 2100: left empty"] = 2,
                ["the date is no year-month-day from 1500 to 2100: left empty"] = 1,
            },
            manifest.NoteReasons);
        Assert.Contains("works.jsonl,2,abstract_inverted_index,toys,", File.ReadAllText(_folder["corpus/notes.csv"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_wrong_in_the_fixture_is_noted()
    {
        var notes = Importing.Rows("openalex", Path.Combine(Importing.Folder, "openalex")).SelectMany(r => r.Notes)
            .Select(n => (n.Row, n.Field, n.Value, n.Reason));
        Assert.Equal(
            [
                (4L, InvertedAbstract.Field, null, InvertedAbstract.Gap),
                (6L, InvertedAbstract.Field, "b", InvertedAbstract.SharedPlace),
                (7L, "publication_year", "20190", "the year is no whole number from 1500 to 2100: left empty"),
                (16L, InvertedAbstract.Field, "4000000000", InvertedAbstract.FarPlace),
            ],
            notes);
    }

    private static string Case(string name) => Path.Combine(AppContext.BaseDirectory, "Import", "OpenAlex", "cases", name);

    private ImportManifest Import(string path) =>
        new CorpusImport(Importers.Named("openalex", 2)).Run([path], _folder["corpus"], force: true);

    private List<ImportedDocument> Documents() => [.. ImportedCorpus.Read(_folder["corpus"])];
}
