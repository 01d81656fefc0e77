using System.Formats.Tar;
using System.IO.Compression;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import;

/// <summary>What every importer must keep, on a fixture in its source's true layout.</summary>
public sealed class ImporterTests
{
    public static TheoryData<string> Sources => [.. Importing.Sources];

    /// <summary>The expected rows stand in a file beside the fixture, checked by hand against it.</summary>
    [Theory]
    [MemberData(nameof(Sources))]
    public void Each_record_gives_the_row_written_down_by_hand(string source)
    {
        var rows = Importing.Rows(source, Path.Combine(Importing.Folder, source)).Select(Importing.Text);
        Assert.Equal(File.ReadAllLines(Path.Combine(Importing.Folder, source + ".expected.txt")), rows);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Reading_from_any_position_gives_the_tail_whatever_the_threads(string source)
    {
        var whole = Importing.Rows(source, Path.Combine(Importing.Folder, source), threads: 1);
        var next = ImportPosition.Start;
        for (var i = 0; i < whole.Count; i++)
        {
            var tail = Importing.Rows(source, Path.Combine(Importing.Folder, source), next, threads: 3);
            Assert.Equal(whole.Skip(i).Select(Importing.Text), tail.Select(Importing.Text));
            next = whole[i].File == next.File ? next with { Records = next.Records + 1 } : new ImportPosition(whole[i].File, 1);
        }

        Assert.Empty(Importing.Rows(source, Path.Combine(Importing.Folder, source), next));
    }

    [Theory]
    [InlineData("openalex")]
    [InlineData("arxiv")]
    [InlineData("lens")]
    [InlineData("googlepatents")]
    [InlineData("patentsview")]
    [InlineData("deepinnovationai")]
    public void Compressed_as_published_it_gives_the_same_documents(string source)
    {
        using var folder = new TemporaryFolder();
        Importing.Pack(source, folder["packed"]);
        Assert.Equal(
            Importing.Rows(source, Path.Combine(Importing.Folder, source)).Select(WithoutFile),
            Importing.Rows(source, folder["packed"]).Select(WithoutFile));

        static string WithoutFile(ImportedRow row) => Importing.Text(row.Document is { } document
            ? row with { Document = document with { SourceFile = "" } } : row with { Fault = row.Fault! with { File = "" } });
    }

    [Fact]
    public void Applications_in_archives_are_read_like_those_in_folders()
    {
        using var folder = new TemporaryFolder();
        var source = Path.Combine(Importing.Folder, "hupd");
        ZipFile.CreateFromDirectory(source, folder["a.zip"]);
        using (var packed = new GZipStream(File.Create(folder["b.tar.gz"]), CompressionLevel.Fastest))
            TarFile.CreateFromDirectory(source, packed, includeBaseDirectory: true);
        var loose = Importing.Rows("hupd", source);
        foreach (var archive in new[] { "a.zip", "b.tar.gz" })
        {
            var rows = Importing.Rows("hupd", folder[archive]);
            Assert.Equal(loose.Select(r => r.Document?.Id).Order(), rows.Select(r => r.Document?.Id).Order());
            Assert.All(rows.Where(r => r.Document is not null),
                r => Assert.StartsWith(archive + "!", r.Document!.SourceFile, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Parquet_exports_of_google_patents_are_read_like_json()
    {
        using var folder = new TemporaryFolder();
        using (var connection = ParquetTable.Open())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "COPY (SELECT * FROM "
                + $"read_json({ParquetTable.Literal(Path.Combine(Importing.Folder, "googlepatents", "publications-000.jsonl"))}, "
                + "format = 'newline_delimited', "
                + "columns = {publication_number: 'VARCHAR', country_code: 'VARCHAR', kind_code: 'VARCHAR', filing_date: "
                + "'VARCHAR', family_id: 'VARCHAR', title_localized: 'STRUCT(text VARCHAR, language VARCHAR)[]', "
                + "abstract_localized: 'STRUCT(text VARCHAR, language VARCHAR)[]', ipc: 'STRUCT(code VARCHAR)[]', cpc: "
                + "'STRUCT(code VARCHAR)[]', assignee_harmonized: 'STRUCT(name VARCHAR, country_code VARCHAR)[]'})) "
                + $"TO {ParquetTable.Literal(folder["p.parquet"])} (FORMAT parquet)";
            command.ExecuteNonQuery();
        }

        var json = Importing.Rows("googlepatents", Path.Combine(Importing.Folder, "googlepatents"));
        var parquet = Importing.Rows("googlepatents", folder["p.parquet"]);
        Assert.Equal(json.Select(r => r.Document is { } d
            ? Importing.Text(r with { Document = d with { SourceFile = "p.parquet" } }) : r.Fault!.Reason),
            parquet.Select(r => r.Document is null ? r.Fault!.Reason : Importing.Text(r)));
    }

    [Theory]
    [InlineData("openalex", "no file of this source lies under")]
    [InlineData("patentsview", "no file of this source lies under")]
    [InlineData("hupd", "no file of this source lies under")]
    public void A_folder_without_the_sources_files_is_one_clear_message(string source, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("readme.md", "nothing");
        Assert.StartsWith(message, Assert.Throws<InputException>(() => Importing.Rows(source, folder.Path)).Message,
            StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => Importing.Rows(source, folder["none"])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_in_its_compressed_data_stops_with_its_line()
    {
        using var folder = new TemporaryFolder();
        Importing.Pack("openalex", folder["packed"]);
        var file = Directory.GetFiles(folder["packed"], "*.gz", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^20]);
        Assert.Contains("damaged or cut off",
            Assert.Throws<InputException>(() => Importing.Rows("openalex", folder["packed"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_patentsview_without_a_needed_column_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("g_patent.tsv", "patent_id\tpatent_type\n1\tutility\n");
        Assert.Contains("there is no column \"patent_date\"",
            Assert.Throws<InputException>(() => Importing.Rows("patentsview", folder.Path)).Message, StringComparison.Ordinal);
        folder.Write("g_patent.tsv.zip", "no archive");
        Assert.Contains("occurs twice", Assert.Throws<InputException>(() => Importing.Rows("patentsview", folder.Path)).Message,
            StringComparison.Ordinal);
        File.Delete(folder["g_patent.tsv"]);
        Assert.Contains("the archive is damaged",
            Assert.Throws<InputException>(() => Importing.Rows("patentsview", folder.Path)).Message, StringComparison.Ordinal);
    }
}
