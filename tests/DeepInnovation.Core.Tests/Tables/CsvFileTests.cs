using System.IO.Compression;
using System.Text;
using CsCheck;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Core.Tests.Tables;

public sealed class CsvFileTests : IDisposable
{
    private static readonly Gen<string> AnyField =
        Gen.OneOf(Gen.Char["ab,;\t\"\r\n 'é表"], Gen.Char[' ', '~']).Array[0, 8].Select(c => new string(c));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fields_are_quoted_only_where_they_must_be()
    {
        CsvFile.Write(_folder["a.csv"], ["id", "text"],
            [["1", "plain"], ["2", "a,b"], ["3", "say \"hi\""], ["4", "two\nlines"], ["5", null]]);
        Assert.Equal("id,text\n1,plain\n2,\"a,b\"\n3,\"say \"\"hi\"\"\"\n4,\"two\nlines\"\n5,\n",
            File.ReadAllText(_folder["a.csv"]));
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

    [Theory]
    [InlineData("sep=;\nid;t\n1;a,b\n", 3)]
    [InlineData("sep=;\r\nid;t\r\n1;a,b\r\n", 3)]
    [InlineData("\uFEFFsep=;\nid;t\n1;a,b\n", 3)]
    [InlineData("\"sep=;\"\nid;t\n1;a,b", 3)]
    [InlineData("\uFEFF\"SEP=;\"\r\n\r\nid;t\r\n\"1\";\"a,b\"", 4)]
    [InlineData("Sep=\t\nid\tt\n1\ta,b\n", 3)]
    [InlineData("sep=\\t\nid\tt\n1\ta,b\n", 3)]
    [InlineData("sep=|\nid|t\n1|a,b\n", 3)]
    [InlineData("sep=,\rid,t\r1,\"a,b\"\r", 3)]
    [InlineData("sep=;\n\"id\";\"t\"\n1;\"a,b\"\n", 3)]
    public void A_first_line_may_name_the_separator(string text, long line)
    {
        var path = _folder.Write("a.csv", text);
        Assert.Equal(["id", "t"], CsvFile.Header(path));
        var row = Assert.Single(CsvFile.Read(path, "id", "t"));
        Assert.Equal(("1", "a,b", line), (row["id"], row["t"], row.Line));
    }

    [Fact]
    public void A_named_separator_holds_against_a_commoner_one()
    {
        var path = _folder.Write("a.csv", "sep=;\nid;a,b,c,d\n1;x\n");
        Assert.Equal(["id", "a,b,c,d"], CsvFile.Header(path));
        Assert.Equal("x", Assert.Single(CsvFile.Read(path))["a,b,c,d"]);
    }

    [Theory]
    [InlineData("sep=x;t\n1;2\n", "sep=x|t")]
    [InlineData("sep=;t\n1;2\n", "sep=|t")]
    [InlineData("sep=,id,t\n1,2,3\n", "sep=|id|t")]
    [InlineData("\"sep=;\",t\n1,2\n", "sep=;|t")]
    [InlineData("sep=\n1\n", "sep=")]
    [InlineData("sep=a\n1\n", "sep=a")]
    [InlineData("sep=ab\n1\n", "sep=ab")]
    [InlineData("sep=é\n1\n", "sep=é")]
    [InlineData("sep=2\n1\n", "sep=2")]
    [InlineData("separator\n1\n", "separator")]
    [InlineData("id,t\nsep=;\n", "id|t")]
    public void A_column_that_only_begins_so_is_a_column(string text, string columns) =>
        Assert.Equal(columns.Split('|'), CsvFile.Header(_folder.Write("a.csv", text)));

    [Theory]
    [InlineData("sep=;\nid;t\n1;a\n2\n", "line 4: the row has 1 fields, the header 2, found \"2\"")]
    [InlineData("sep=;\r\nid;t\r\n1;\"a\r\nb\"\r\n2;\"x\" y\r\n", "line 5, column \"t\": text follows")]
    [InlineData("sep=;\nid;u\n", "line 2: there is no column \"t\"")]
    [InlineData("sep=;\n", "the file has no header")]
    public void Lines_below_a_named_separator_are_counted_from_the_files_first(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(
            () => CsvFile.Read(_folder.Write("a.csv", text), "t").Count()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_for_spreadsheets_begins_with_a_mark_and_is_read_as_any()
    {
        CsvFile.WriteForSpreadsheet(_folder["a.csv"], ["id", "t"], [["1", "Müller"]]);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "id,t\n1,Müller\n"u8], File.ReadAllBytes(_folder["a.csv"]));
        Assert.Equal("Müller", Assert.Single(CsvFile.Read(_folder["a.csv"], "id", "t"))["t"]);
        CsvFile.Write(_folder["b.csv"], ["id", "t"], [["1", "Müller"]]);
        Assert.Equal([.. "id,t\n1,Müller\n"u8], File.ReadAllBytes(_folder["b.csv"]));
    }

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
        File.WriteAllBytes(_folder["utf16.csv"],
            Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("id\n")).ToArray());
        Assert.Contains("the text is UTF-16", Message("utf16.csv"), StringComparison.Ordinal);
    }

    private string Message(string file) => Assert.Throws<InputException>(() => CsvFile.Read(_folder[file])).Message;
}
