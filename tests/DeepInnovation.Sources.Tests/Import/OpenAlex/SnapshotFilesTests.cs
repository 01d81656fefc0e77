using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Import.OpenAlex;

namespace DeepInnovation.Sources.Tests.Import.OpenAlex;

/// <summary>Which files of a folder hold works, by the layouts that OpenAlex has had.</summary>
public sealed class SnapshotFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "data/works/updated_date=2024-01-02/part_000.gz data/works/updated_date=2024-01-02/part_001.gz "
        + "data/works/updated_date=2024-01-01/part_000.gz")]
    [InlineData("data", "works/updated_date=2024-01-02/part_000.gz works/updated_date=2024-01-02/part_001.gz "
        + "works/updated_date=2024-01-01/part_000.gz")]
    [InlineData("data/works",
        "updated_date=2024-01-02/part_000.gz updated_date=2024-01-02/part_001.gz updated_date=2024-01-01/part_000.gz")]
    [InlineData("data/works/updated_date=2024-01-01", "part_000.gz")]
    public void The_layout_before_2026_is_read_newest_partition_first(string path, string names)
    {
        Touch("data/works/manifest", "data/works/updated_date=2024-01-01/part_000.gz",
            "data/works/updated_date=2024-01-02/part_001.gz", "data/works/updated_date=2024-01-02/part_000.gz",
            "data/authors/manifest", "data/authors/updated_date=2024-01-01/part_000.gz", "RELEASE_NOTES.txt", "LICENSE.txt");
        Assert.Equal(names.Split(' '), Names(path));
    }

    [Theory]
    [InlineData("jsonl/works/part_0000.gz", "jsonl/authors/part_0000.gz jsonl/works/manifest.json jsonl/manifest.json")]
    [InlineData("parquet/works/part_0000.parquet",
        "parquet/authors/part_0000.parquet parquet/works/_SUCCESS parquet/works/manifest.json")]
    [InlineData("works/updated_date=2026-06-24/part_0000.jsonl.gz",
        "sdgs/updated_date=2026-06-24/part_0000.jsonl.gz .hidden.jsonl a.jsonl.partial")]
    [InlineData("jsonl/works/updated_date=2026-06-24/part_0000.gz", "jsonl/new-things/updated_date=2026-06-24/part_0000.gz")]
    [InlineData("topics/robots.json", "topics/manifest.json")]
    [InlineData("data/keywords/page1.json", "x.csv")]
    [InlineData("works.parquet", "_committed_1")]
    public void Only_files_of_works_are_read(string works, string others)
    {
        Touch([works, .. others.Split(' ')]);
        Assert.Equal([works], Names(""));
    }

    [Fact]
    public void Parquet_beside_the_same_json_lines_is_left_out_and_told_and_any_other_is_read()
    {
        Touch("a/jsonl/works/updated_date=2026-06-24/p.gz", "a/parquet/works/updated_date=2026-06-24/p.parquet",
            "a/parquet/works/updated_date=2026-06-25/p.parquet",
            "b/parquet/works/updated_date=2026-06-26/p.parquet", "c.parquet");
        Assert.Equal(["b/parquet/works/updated_date=2026-06-26/p.parquet", "a/jsonl/works/updated_date=2026-06-24/p.gz",
            "c.parquet"], Names(""));
        Assert.Equal(["parquet/works (2 files): the works of jsonl/works, which is read, in another format"],
            SnapshotFiles.Find([_folder.Path]).LeftOut);
    }

    [Fact]
    public void What_a_shell_makes_of_a_pattern_is_read_like_the_folder()
    {
        Touch("jsonl/works/manifest.json", "jsonl/works/updated_date=2026-06-24/p.gz", "jsonl/works/updated_date=2026-06-25/p.gz",
            "jsonl/authors/updated_date=2026-06-24/p.gz", "jsonl/manifest.json");
        var found = SnapshotFiles.Find([_folder["jsonl/works/manifest.json"], _folder["jsonl/works/updated_date=2026-06-24"],
            _folder["jsonl/works/updated_date=2026-06-25"]]);
        Assert.Equal(["updated_date=2026-06-25/p.gz", "updated_date=2026-06-24/p.gz"], found.Files.Select(f => f.Name));
        found = SnapshotFiles.Find([_folder["jsonl/authors"], _folder["jsonl/manifest.json"], _folder["jsonl/works"]]);
        Assert.Equal(["works/updated_date=2026-06-25/p.gz", "works/updated_date=2026-06-24/p.gz"],
            found.Files.Select(f => f.Name));
        Assert.Equal(["authors (1 file): only works become documents"], found.LeftOut);
    }

    [Theory]
    [InlineData("jsonl/authors/updated_date=2026-06-24/p.gz", "holds authors of OpenAlex and no works")]
    [InlineData("authors/updated_date=2026-06-24/p.gz institutions/updated_date=2026-06-24/p.gz",
        "holds authors and institutions of OpenAlex and no works")]
    [InlineData("exported.csv", "no file of this source lies under")]
    [InlineData("merged_ids/works/1.csv.gz", "no file of this source lies under")]
    [InlineData("jsonl/works/manifest.json", "no file of this source lies under")]
    public void A_folder_without_works_is_one_clear_message(string files, string problem)
    {
        Touch(files.Split(' '));
        Assert.Contains(problem, Assert.Throws<InputException>(() => Names("")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x/updated_date=2026-06-24/p.gz", "2026-06-24")]
    [InlineData("updated_date=2025-01-01/updated_date=2026-06-24/p.gz", "2026-06-24")]
    [InlineData("updated_date=__HIVE_DEFAULT_PARTITION__/p.gz", null)]
    [InlineData("works/updated_date=2026-06-24", null)]
    public void The_partition_is_the_folder_with_a_day(string path, string? day) =>
        Assert.Equal(day, SnapshotFiles.PartitionOf(Path.Combine("/snapshot", path))
            ?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("https://openalex.org/W2741809807", "W2741809807")]
    [InlineData("https://api.openalex.org/works/w1", "W1")]
    [InlineData("W1", "W1")]
    [InlineData("https://openalex.org/A5000001", null)]
    [InlineData("https://openalex.org/keywords/wavelet", null)]
    [InlineData("https://openalex.org/W", null)]
    [InlineData("W-1", null)]
    [InlineData("W1 ", null)]
    [InlineData("W99999999999999999999", null)]
    public void Only_a_w_and_a_number_are_a_work(string id, string? key) => Assert.Equal(key, WorkId.Of(id));

    [Theory]
    [InlineData(
        """{"id":"W1","title":"T","keywords":[{"id":"https://openalex.org/keywords/deep-learning","display_name":"Deep learning","score":0.5}]}""",
        "Deep learning")]
    [InlineData("""{"id":"W1","title":"T","keywords":[{"id":"https://openalex.org/keywords/deep-learning","score":0.5}]}""",
        "deep learning")]
    [InlineData("""{"id":"W1","title":"T","keywords":[{"keyword":"deep learning","score":0.5}," toys ",null,""]}""",
        "deep learning|toys")]
    [InlineData(
        """{"id":"W1","title":"T","concepts":[{"display_name":"Physics","level":0,"score":0.9},{"display_name":"Toy","level":1,"score":0.4},{"display_name":"Wall","level":2,"score":0.1}]}""",
        "Toy")]
    [InlineData("""{"id":"W1","title":"T","keywords":null,"concepts":[{"display_name":"Toy","level":1,"score":0.4}]}""", "")]
    [InlineData("""{"id":"W1","title":"T"}""", "")]
    public void Keywords_have_had_many_shapes(string work, string keywords) =>
        Assert.Equal(keywords,
            string.Join('|', Importing.Rows("openalex", _folder.Write("w.jsonl", work)).Single().Document!.Keywords));

    /// <summary>The fixture's good records as Parquet with the types that OpenAlex and its users give the columns.</summary>
    [Theory]
    [InlineData("VARCHAR", "VARCHAR", "VARCHAR", "INTEGER")]
    [InlineData("JSON", "DATE", "TIMESTAMP", "BIGINT")]
    [InlineData("MAP(VARCHAR, BIGINT[])", "VARCHAR", "TIMESTAMPTZ", "DOUBLE")]
    public void Parquet_gives_the_documents_of_the_same_json(string index, string date, string changed, string year)
    {
        var lines = File.ReadLines(
            Path.Combine(Importing.Folder, "openalex", "updated_date=2024-01-01", "part_000.jsonl")).ToArray();
        _folder.Write("w.jsonl", string.Join('\n',
            new[] { lines[0], lines[1], lines[3] }.Select(l => l[..^1] + ",\"updated_date\":\"2024-01-01T10:00:00\"}")));
        using (var connection = ParquetTable.Open())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"COPY (SELECT * FROM read_json({ParquetTable.Literal(_folder["w.jsonl"])}, "
                + "format = 'newline_delimited', columns = {id: 'VARCHAR', doi: 'VARCHAR', title: 'VARCHAR', "
                + $"display_name: 'VARCHAR', publication_year: '{year}', publication_date: '{date}', language: 'VARCHAR', type: "
                + $"'VARCHAR', is_retracted: 'BOOLEAN', is_paratext: 'BOOLEAN', cited_by_count: '{year}', "
                + "primary_location: 'STRUCT(source STRUCT(display_name VARCHAR))', primary_topic: "
                + "'STRUCT(display_name VARCHAR, field STRUCT(display_name VARCHAR))', "
                + "keywords: 'STRUCT(id VARCHAR, display_name VARCHAR, keyword VARCHAR, score FLOAT)[]', concepts: "
                + "'STRUCT(display_name VARCHAR, level INTEGER)[]', "
                + "authorships: 'STRUCT(countries VARCHAR[], institutions STRUCT(country_code VARCHAR)[])[]', "
                + $"abstract_inverted_index: '{index}', updated_date: '{changed}'}})) "
                + $"TO {ParquetTable.Literal(_folder["w.parquet"])} (FORMAT parquet)";
            command.ExecuteNonQuery();
        }

        var json = Importing.Rows("openalex", _folder["w.jsonl"]);
        var parquet = Importing.Rows("openalex", _folder["w.parquet"]);
        Assert.Equal(json.Select(r => Importing.Text(r with { Document = r.Document! with { SourceFile = "w.parquet" } })),
            parquet.Select(Importing.Text));
        Assert.Equal(json.Select(r => r.Document!.Version), parquet.Select(r => r.Document!.Version));
        for (var i = 0; i < 3; i++)
            Assert.Equal(parquet.Skip(i).Select(Importing.Text),
                Importing.Rows("openalex", _folder["w.parquet"], new ImportPosition(0, i)).Select(Importing.Text));
    }

    [Fact]
    public void Parquet_without_ids_or_of_something_else_is_one_clear_message()
    {
        ParquetTable.Write(_folder["a.parquet"], new[] { new Other { Title = "T" } });
        Assert.Contains("there is no column \"id\"; the file has title", Assert.Throws<InputException>(
            () => Importing.Rows("openalex", _folder["a.parquet"])).Message, StringComparison.Ordinal);
        _folder.Write("b.parquet", "no Parquet");
        Assert.Contains("the Parquet file cannot be read", Assert.Throws<InputException>(
            () => Importing.Rows("openalex", _folder["b.parquet"])).Message, StringComparison.Ordinal);
    }

    private sealed record Other
    {
        public string Title { get; set; } = "";
    }

    private void Touch(params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
            File.WriteAllText(_folder[file], file.Contains("_SUCCESS", StringComparison.Ordinal) ? "" : "x");
        }
    }

    private IEnumerable<string> Names(string path) => SnapshotFiles.Find([_folder[path]]).Files.Select(f => f.Name);
}
