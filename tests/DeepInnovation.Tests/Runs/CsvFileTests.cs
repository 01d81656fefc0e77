using System.IO.Compression;
using System.Text;
using CsCheck;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Runs;

public sealed class CsvFileTests : IDisposable
{
    private static readonly Gen<string> AnyField =
        Gen.OneOf(Gen.Char["ab,;\t\"\r\n 'é表"], Gen.Char[' ', '~']).Array[0, 8].Select(c => new string(c));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fields_are_quoted_only_where_they_must_be()
    {
        CsvFile.Write(_folder["a.csv"], ["id", "text"], [["1", "plain"], ["2", "a,b"], ["3", "say \"hi\""], ["4", "two\nlines"], ["5", null]]);
        Assert.Equal("id,text\n1,plain\n2,\"a,b\"\n3,\"say \"\"hi\"\"\"\n4,\"two\nlines\"\n5,\n", File.ReadAllText(_folder["a.csv"]));
    }

    [Fact]
    public void Whatever_is_written_is_read_back()
    {
        var table = Gen.Int[1, 4].SelectMany(columns => AnyField.Array[columns].Array[0, 12]);
        table.Sample(
            rows =>
            {
                var header = Enumerable.Range(0, rows.Length > 0 ? rows[0].Length : 2).Select(i => $"c{i}").ToList();
                CsvFile.Write(_folder["t.csv"], header, rows);
                var back = CsvFile.Read(_folder["t.csv"]).Select(r => header.Select(c => r[c]!).ToArray()).ToList();
                Assert.Equal(rows.Select(r => string.Join('\u0001', r)), back.Select(r => string.Join('\u0001', r)));
            },
            seed: "000000000000", iter: 500, threads: 1);
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_breaks_and_empty_lines()
    {
        var path = _folder.Write("a.csv", "id,t\r\n1,\"x\r\ny\r\nz\"\r\n\r\n2,q\r\n\n3,r");
        var rows = CsvFile.Read(path).ToList();
        Assert.Equal([2L, 6L, 8L], rows.Select(r => r.Line));
        Assert.Equal(["x\r\ny\r\nz", "q", "r"], rows.Select(r => r["T"]));
        Assert.Null(rows[0]["other"]);
        Assert.Equal(["id", "t"], rows[0].Columns);
    }

    [Theory]
    [InlineData("id;t\n1;a,b\n")]
    [InlineData("id\tt\n1\ta,b\n")]
    [InlineData("\uFEFFid,t\n1,\"a,b\"\n")]
    [InlineData("id,\"t\"\n1,\"a,b\"")]
    public void Delimiters_and_byte_order_marks_are_understood(string text) =>
        Assert.Equal("a,b", Assert.Single(CsvFile.Read(_folder.Write("a.csv", text), "ID", "T"))["t"]);

    [Fact]
    public void Gzip_and_Zstandard_are_read_by_their_ending()
    {
        using (var gz = new GZipStream(File.Create(_folder["a.csv.gz"]), CompressionLevel.Fastest))
            gz.Write("id\n1\n2\n"u8);
        using (var zst = new ZstdSharp.CompressionStream(File.Create(_folder["a.csv.zst"]), leaveOpen: false))
            zst.Write("id\n1\n2\n"u8);
        Assert.Equal(["1", "2"], CsvFile.Read(_folder["a.csv.gz"], "id").Select(r => r["id"]));
        Assert.Equal(["1", "2"], CsvFile.Read(_folder["a.csv.zst"], "id").Select(r => r["id"]));
    }

    [Theory]
    [InlineData("id,t\n1\n", "line 2: the row has 1 fields, the header 2, found \"1\"")]
    [InlineData("id,t\n1,\"a\nb\"\n2,\"x\" y\n3,z\n", "line 4, column \"t\": text follows the closing quote of a field")]
    [InlineData("id,t\n1,a\n2,\"x\n3,z\n", "line 3, column \"t\": a quoted field never ends")]
    [InlineData("id,t\n1,a\0b\n", "this is a binary file")]
    public void A_broken_row_is_named_with_its_line(string text, string message)
    {
        var path = _folder.Write("a.csv", text);
        var error = Assert.Throws<InputException>(() => CsvFile.Read(path).Count());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_named_with_line_and_column()
    {
        File.WriteAllBytes(_folder["a.csv"], [.. "id,t\n1,ok\n2,a"u8, 0xe9, .. "b\n"u8]);
        var error = Assert.Throws<InputException>(() => CsvFile.Read(_folder["a.csv"]).Count());
        Assert.Contains("line 3, column \"t\": bytes that are not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_and_a_doubled_column_are_named()
    {
        var missing = Assert.Throws<InputException>(() => CsvFile.Read(_folder.Write("a.csv", "id,t\n1,2\n"), "id", "score"));
        Assert.Contains("there is no column \"score\"; the header has id, t", missing.Message, StringComparison.Ordinal);
        var doubled = Assert.Throws<InputException>(() => CsvFile.Read(_folder.Write("b.csv", "id,ID\n1,2\n"), "id"));
        Assert.Contains("two columns are named \"ID\"", doubled.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_file_is_named_before_reading_begins()
    {
        Assert.Contains("does not exist", Message("none.csv"), StringComparison.Ordinal);
        Assert.Contains("is a folder, not a file", Message("."), StringComparison.Ordinal);
        _folder.Write("empty.csv", "");
        Assert.Contains("the file is empty", Message("empty.csv"), StringComparison.Ordinal);
        File.WriteAllBytes(_folder["utf16.csv"], Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("id\n")).ToArray());
        Assert.Contains("the text is UTF-16", Message("utf16.csv"), StringComparison.Ordinal);
    }

    private string Message(string file) => Assert.Throws<InputException>(() => CsvFile.Read(_folder[file])).Message;
}
