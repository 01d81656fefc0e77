using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;
using DuckDB.NET.Data;

namespace DeepInnovation.Sources.Tests.Reading;

/// <summary>Every format that must be read, from files written by hand, checked field by field.</summary>
public sealed class FormatTests : IDisposable
{
    private const string CanonicalHeader =
        "id,title,abstract,year,country,language,field,ipc,keywords,cited,family,label,label_source\n";

    private static readonly Document Canonical = new()
    {
        Id = "a1",
        Title = "Two \"nets\", one",
        Abstract = "First line.\nSecond.",
        Year = 2018,
        Country = "CN",
        Language = "zh",
        Field = "Computer science",
        Ipc = ["G06N3/08", "A61B5/00"],
        Keywords = ["表面", "deep; wide"],
        Cited = 3,
        Family = "f9",
        Label = 1,
        LabelSource = "gold",
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_canonical_CSV_is_read_field_by_field()
    {
        var path = _folder.Write("c.csv", CanonicalHeader
            + "a1,\"Two \"\"nets\"\", one\",\"First line.\nSecond.\",2018,CN,zh,Computer "
            + "science,\"[\"\"G06N3/08\"\",\"\"A61B5/00\"\"]\",\"[\"\"表面\"\", \"\"\"\", \"\"deep; wide\"\"]\",3,f9,1,gold\n"
            + "a2,Bare,,,,,,,,,,,\n");
        Assert.Equivalent(new[] { Canonical, new Document { Id = "a2", Title = "Bare" } }, ReadDocuments.All(path), strict: true);
    }

    [Fact]
    public void The_canonical_JSON_Lines_are_read_with_real_lists_and_missing_keys()
    {
        var path = _folder.Write("c.jsonl",
            """{"id":"a1","title":"Two \"nets\", one","abstract":"First line.\nSecond.","year":2018,"country":"CN","language":"zh","field":"Computer science","ipc":["G06N3/08","A61B5/00"],"keywords":["\u8868面","",null,"deep; wide"],"cited":3,"family":"f9","label":1,"label_source":"gold"}"""
            + "\r\n\n" + """{"title":"Bare","year":null,"id":"a2","extra":{"x":[1]}}""");
        Assert.Equivalent(new[] { Canonical, new Document { Id = "a2", Title = "Bare" } }, ReadDocuments.All(path), strict: true);
    }

    [Theory]
    [InlineData("['G06N3/08','A61B5/00']", "['表面','','deep; wide',NULL]", "2018::SMALLINT")]
    [InlineData("'[\"G06N3/08\", \"A61B5/00\"]'", "'[\"表面\", \"deep; wide\"]'", "2018.0::DOUBLE")]
    public void Parquet_is_read_with_lists_or_with_JSON_text(string ipc, string keywords, string year)
    {
        Sql($"COPY (SELECT {year} AS \"Year\", 'a1' AS id, 'Two \"nets\", one' AS Title, E'First line.\\nSecond.' AS abs, "
            + "'CN' AS country, 'zh' AS language, "
            + $"'Computer science' AS field, {ipc} AS ipc, {keywords} AS keywords, 3::BIGINT AS cited, 'f9' AS family, "
            + "true AS label, 'gold' AS label_source, 7 AS other) "
            + $"TO '{_folder["c.parquet"]}' (FORMAT parquet)");
        Assert.Equivalent(new[] { Canonical }, ReadDocuments.All(_folder["c.parquet"]), strict: true);
    }

    [Fact]
    public void The_released_patents_take_PN_for_their_id()
    {
        var path = _folder.Write("DeepPatentAI.csv",
            ",ID,PN,IPC,Title,Abs,Year,Keywords,Novelty\n"
            + "0,17,CN101A,\"[\"\"G06K9/00\"\", \"\"G06N3/04\"\"]\",Face finder,Finds faces.,2016,\"[\"\"face\"\", \"\"\"\", "
            + "\"\"deep net\"\"]\",12.335\n"
            + "1,18,CN102A,[],Other,Text.,2017,\"[\"\"\"\"]\",\n");
        var expected = new[]
        {
            new Document
            {
                Id = "CN101A",
                Kind = DocumentKind.Patent,
                Title = "Face finder",
                Abstract = "Finds faces.",
                Year = 2016,
                Ipc = ["G06K9/00", "G06N3/04"],
                Keywords = ["face", "deep net"],
            },
            new Document { Id = "CN102A", Kind = DocumentKind.Patent, Title = "Other", Abstract = "Text.", Year = 2017 },
        };
        Assert.Equivalent(expected, ReadDocuments.All(path, DocumentKind.Patent), strict: true);
    }

    [Fact]
    public void The_released_papers_are_read_in_any_order_and_their_other_columns_are_counted()
    {
        var path = _folder.Write("DeepDiveAI.csv",
            ",ID,Title,source,type,abstract,Year,Cited,Keywords,doi,name,language,affiliations,novelty\n"
            + "0,W1,Deep dive,arXiv,article,Text.,2019.0,12.0,\"['deep learning', "
            + "\"\"bayes' rule\"\"]\",10.1/x,NIPS,en,MIT,11.5\n");
        var source = new DocumentSource(path, DocumentKind.Paper);
        var expected = new Document
        {
            Id = "W1",
            Title = "Deep dive",
            Abstract = "Text.",
            Year = 2019,
            Cited = 12,
            Keywords = ["deep learning", "bayes' rule"],
            Language = "en",
        };
        Assert.Equivalent(expected, Assert.Single(source.Read()), strict: true);
        Assert.Equal(["(unnamed)", "affiliations", "doi", "name", "novelty", "source", "type"], source.IgnoredColumns.Keys);
        Assert.All(source.IgnoredColumns.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public void A_patent_export_with_semicolon_lists_is_read()
    {
        var path = _folder.Write("lens.csv",
            "number;jurisdiction;publication_number;lens_id;publication_year;title;cited_count;cpc_classifications;"
            + "ipcr_classifications\r\n"
            + "1;AU;AU 2016/1 A1;056;2017;Tool;4;\"E02F9/26;;B64C39/024\";\"E02F3/00;;G08B23/00\"\r\n");
        var expected = new Document
        {
            Id = "AU 2016/1 A1",
            Kind = DocumentKind.Patent,
            Title = "Tool",
            Year = 2017,
            Country = "AU",
            Cited = 4,
            Ipc = ["E02F3/00", "G08B23/00"],
        };
        Assert.Equivalent(expected, Assert.Single(ReadDocuments.All(path, DocumentKind.Patent)), strict: true);
    }

    [Theory]
    [InlineData("ID,TITLE,Application Year\n1,t,2001\n")]
    [InlineData("application_year\ttitle\tid\n2001\tt\t1\n")]
    [InlineData("\uFEFFid,title,year\r\n\"1\",\"t\",\"2001\"\r\n")]
    [InlineData("publication_year,application-year,Title,Id\n1999,2001,t,1\n")]
    public void Columns_are_found_by_name_whatever_their_case_order_and_spelling(string text)
    {
        var document = Assert.Single(ReadDocuments.All(_folder.Write("a.csv", text)));
        Assert.Equal(("1", "t", 2001), (document.Id, document.Title, document.Year));
    }

    [Fact]
    public void Gzip_and_Zstandard_give_the_same_documents()
    {
        var text = "id,title\n1,\"a\nb\"\n2,c\n"u8.ToArray();
        var plain = ReadDocuments.All(_folder.Write("a.csv", System.Text.Encoding.UTF8.GetString(text)));
        using (var gz = new System.IO.Compression.GZipStream(File.Create(_folder["a.CSV.GZ"]),
            System.IO.Compression.CompressionLevel.Optimal))
            gz.Write(text);
        using (var zst = new ZstdSharp.CompressionStream(File.Create(_folder["a.tsv.zst"]), leaveOpen: false))
            zst.Write(text);
        using (var zst = new ZstdSharp.CompressionStream(File.Create(_folder["a.jsonl.zst"]), leaveOpen: false))
            zst.Write("{\"id\":1,\"title\":\"a\\nb\"}\n{\"id\":\"2\",\"title\":\"c\"}\n"u8);
        Assert.Equivalent(plain, ReadDocuments.All(_folder["a.CSV.GZ"]), strict: true);
        Assert.Equivalent(plain, ReadDocuments.All(_folder["a.tsv.zst"]), strict: true);
        Assert.Equivalent(plain, ReadDocuments.All(_folder["a.jsonl.zst"]), strict: true);
    }

    [Fact]
    public void A_gzip_file_of_several_members_is_read_whole()
    {
        foreach (var part in new[] { "id,title\n1,a\n", "2,b\n" })
        {
            using var gz = new System.IO.Compression.GZipStream(new FileStream(_folder["a.csv.gz"], FileMode.Append),
                System.IO.Compression.CompressionLevel.Fastest);
            gz.Write(System.Text.Encoding.UTF8.GetBytes(part));
        }

        Assert.Equal(["1", "2"], ReadDocuments.All(_folder["a.csv.gz"]).Select(d => d.Id));
    }

    [Fact]
    public void A_column_whose_name_is_a_statement_is_a_name()
    {
        const string name = "x\" FROM nothing; DROP TABLE t; --";
        Sql($"COPY (SELECT 'p1' AS id, 'a title' AS title, 'v' AS \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\") TO "
            + $"'{_folder["named.parquet"]}' (FORMAT parquet)");
        Assert.Equal("a title", Assert.Single(ReadDocuments.All(_folder["named.parquet"])).Title);
    }

    [Fact]
    public void A_file_name_with_brackets_is_that_file_and_no_pattern()
    {
        ParquetTable.Write(_folder["a1.parquet"], [new Document { Id = "wrong", Title = "t" }]);
        ParquetTable.Write(_folder["a[1].parquet"], [new Document { Id = "right", Title = "t" }]);
        Assert.Equal("right", Assert.Single(ReadDocuments.All(_folder["a[1].parquet"])).Id);
        Assert.Equal("right", Assert.Single(ParquetTable.Read<Document>(_folder["a[1].parquet"])).Id);
    }

    private static void Sql(string text)
    {
        using var connection = ParquetTable.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
