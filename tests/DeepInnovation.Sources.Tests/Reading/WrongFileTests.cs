using System.IO.Compression;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Tests.Reading;

/// <summary>Files that cannot be read at all: one clear line each.</summary>
public sealed class WrongFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.csv", "", "the file is empty")]
    [InlineData("a.csv", "\uFEFF", "the file is empty")]
    [InlineData("a.csv", "\n\n", "the file is empty")]
    [InlineData("a.csv", "id,title\n", "the file has no rows below its header")]
    [InlineData("a.csv", "id,title", "the file has no rows below its header")]
    [InlineData("a.csv", "id,\"title\n1,2\n", "line 1: the header is broken: a quoted field never ends")]
    [InlineData("a.csv", "id,name\n1,2\n",
        "no column means title; the columns are id, name. Name one of them title, or import the file with --map title=COLUMN.")]
    [InlineData("a.csv", ",title\n1,2\n", "no column means id; the columns are (unnamed), title. "
        + "Name one of them id or lensid, or import the file with --map id=COLUMN.")]
    [InlineData("a.csv", "id,title,abs,Abstract\n1,2,3,4\n",
        "the columns \"abs\" and \"Abstract\" both mean abstract. Rename or remove one.")]
    [InlineData("a.csv", "id,title,TITLE \n1,2,3\n", "the columns \"title\" and \"TITLE\" both mean title")]
    [InlineData("a.csv", "id,title,label,label_ai\n1,2,3,4\n", "the columns \"label\" and \"label_ai\" both mean label")]
    [InlineData("a.csv", "PAR1....PAR1", "this is a Parquet file. Give it the ending .parquet.")]
    [InlineData("a.csv", "\u0089PNG\r\n\0\0", "this is a binary file, not text")]
    [InlineData("a.csv.gz", "id,title\n1,2\n", "the name ends in .gz but the file contains no gzip data")]
    [InlineData("a.csv.zst", "id,title\n1,2\n", "the name ends in .zst but the file contains no Zstandard data")]
    [InlineData("a.parquet", "id,title\n1,2\n", "this is not a Parquet file")]
    [InlineData("a.parquet", "PAR1 and then nothing of the kind PAR1", "the Parquet file is damaged")]
    [InlineData("a.parquet.gz", "x", "a Parquet file is compressed inside")]
    [InlineData("a.jsonl", "[{\"id\":1,\n", "line 1: the line is no JSON object")]
    [InlineData("a.jsonl", "id,title\n1,2\n", "line 1: broken JSON")]
    [InlineData("a.jsonl", "{\"id\":1}\n", "no column means title; the columns are id")]
    [InlineData("a.jsonl", "\n\n", "no column means id")]
    [InlineData("a.xlsx", "x", "this is a workbook (.xlsx), which is not read. Save it as CSV: "
        + "in Excel with File, Save As, \"CSV UTF-8 (Comma delimited)\"")]
    [InlineData("a.ods", "x", "this is a workbook (.ods), which is not read. Save it as CSV")]
    [InlineData("a.ris", "x", "files ending in .ris are not read. Export it anew as CSV")]
    [InlineData("a.json", "{}", "files ending in .json are not read")]
    [InlineData("a", "x", "the file's name has no extension that identifies its format")]
    public void A_wrong_file_is_told_in_one_line(string name, string text, string message)
    {
        var path = _folder.Write(name, text);
        var told = ReadDocuments.Message(path);
        Assert.StartsWith(path, told, StringComparison.Ordinal);
        Assert.Contains(message, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told()
    {
        Assert.Contains("none.csv does not exist. Check the name.", ReadDocuments.Message(_folder["none.csv"]),
            StringComparison.Ordinal);
        Directory.CreateDirectory(_folder["sub.csv"]);
        Assert.Contains("sub.csv is a folder, not a file", ReadDocuments.Message(_folder["sub.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_file_without_its_ending_is_told()
    {
        using (var gz = new GZipStream(File.Create(_folder["a.csv"]), CompressionLevel.Fastest))
            gz.Write("id,title\n1,2\n"u8);
        Assert.Contains("the file contains gzip data but its name does not end in .gz", ReadDocuments.Message(_folder["a.csv"]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void A_cut_off_compressed_file_is_told_at_every_length(string ending)
    {
        var path = _folder["a.csv" + ending];
        var random = new SeededRandom(7, "cut");
        using (Stream file = File.Create(path),
            to = ending == ".gz" ? new GZipStream(file, CompressionLevel.Fastest) : new ZstdSharp.CompressionStream(file))
        {
            to.Write("id,title\n"u8);
            for (var i = 0; i < 3_000; i++)
                to.Write(System.Text.Encoding.UTF8.GetBytes($"{i},t{random.Next(1 << 30)}\n"));
        }

        var whole = File.ReadAllBytes(path);
        Assert.Equal(3_000, ReadDocuments.All(path).Count);
        foreach (var length in Enumerable.Range(4, 40)
            .Concat([whole.Length / 2, whole.Length - 20, whole.Length - 9, whole.Length - 4, whole.Length - 1]))
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Contains("the compressed data is damaged or cut off here", ReadDocuments.Message(path),
                StringComparison.Ordinal);
            Assert.Throws<InputException>(() => new DocumentSource(path, DocumentKind.Paper, OnError.Skip).Read().Count());
        }
    }

    [Fact]
    public void A_cut_off_Parquet_file_is_told()
    {
        ParquetTable.Write(_folder["a.parquet"],
            Enumerable.Range(0, 1000).Select(i => new Document { Id = $"{i}", Title = "t" }));
        var whole = File.ReadAllBytes(_folder["a.parquet"]);
        File.WriteAllBytes(_folder["a.parquet"], whole[..(whole.Length / 2)]);
        Assert.Contains("the Parquet file is damaged", ReadDocuments.Message(_folder["a.parquet"]), StringComparison.Ordinal);
    }
}
