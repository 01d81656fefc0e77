using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Tests.Reading;

/// <summary>Each kind of bad row: its message, and that skipping it loses nothing else.</summary>
public sealed class BadRowTests : IDisposable
{
    private const string Header = "id,title,abstract,year,ipc,keywords,cited,label\n";
    private const string Before = "ok1,\"two\nlines\",x,2000,,,,\n";
    private const string After = "ok2,t,x,2001,G06N3/08,a;b,4,1\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("b,t,x,abc,,,,", "year", "abc", "the year is no whole number from 1500 to 2100")]
    [InlineData("b,t,x,2018.5,,,,", "year", "2018.5", "the year is no whole number from 1500 to 2100")]
    [InlineData("b,t,x,1499,,,,", "year", "1499", "the year is no whole number from 1500 to 2100")]
    [InlineData("b,t,x,2101,,,,", "year", "2101", "the year is no whole number from 1500 to 2100")]
    [InlineData("b,t,x,99999999999999999999999999999999,,,,", "year", "99999999999999999999999999999999",
        "the year is no whole number from 1500 to 2100")]
    [InlineData(" ,t,x,2000,,,,", "id", " ", "the id is empty")]
    [InlineData("ok1,t,x,2000,,,,", "id", "ok1", "an earlier row has the same id")]
    [InlineData("b,, ,2000,,,,", "title", "", "title and abstract are both empty")]
    [InlineData("b,t,x,2000,,,,2", "label", "2", "the label is neither 0 nor 1")]
    [InlineData("b,t,x,2000,,,,yes", "label", "yes", "the label is neither 0 nor 1")]
    [InlineData("b,t,x,2000,,,-1,", "cited", "-1", "the citations are no whole number from 0")]
    [InlineData("b,t,x,2000,,\"[\"\"a\"\", \"\"b\"\"\",,", "keywords", "[\"a\", \"b\"",
        "the list is broken; a list of texts such as [\"a\", \"b\"] is wanted")]
    [InlineData("b,t,x,2000,\"['a', 'b]\",,,", "ipc", "['a', 'b]",
        "the list is broken; a list of texts such as [\"a\", \"b\"] is wanted")]
    [InlineData("b,t,x,2000,,\"[1, 2]\",,", "keywords", "[1, 2]",
        "the list is broken; a list of texts such as [\"a\", \"b\"] is wanted")]
    [InlineData("b,t,x,2000,,", null, "b,t,x,2000,,", "the row has 6 fields, the header 8")]
    [InlineData("b,t,x,2000,,,,,", null, "b,t,x,2000,,,,,", "the row has 9 fields, the header 8")]
    [InlineData("b,\"t\" t,x,2000,,,,", "title", "b,\"t\" t,x,2000,,,,",
        "text follows the closing quote of a field; a quote inside a field must be doubled")]
    [InlineData("b,t,\"x,2000,,,,", "abstract", "b,t,\"x,2000,,,,", "a quoted field never ends")]
    public void A_bad_row_is_named_and_can_be_skipped(string row, string? column, string value, string reason)
    {
        var path = _folder.Write("bad.csv", Header + Before + row + "\n" + After);
        var error = Assert.Throws<InputException>(() => ReadDocuments.All(path));
        Assert.Equal((path, 4L, column, value, reason), (error.File, error.Line, error.Column, error.Value, error.Problem));
        var place = column is null ? "line 4: " : $"line 4, column \"{column}\": ";
        Assert.StartsWith($"{path}, {place}{reason}, found \"", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Correct the row, or leave such rows out with --on-error skip.", error.Message, StringComparison.Ordinal);

        var (documents, rejected) = ReadDocuments.Skipping(path);
        Assert.Equal(["ok1", "ok2"], documents.Select(d => d.Id));
        Assert.Equal(new RejectedRow(path, 4, column, value, reason, DocumentKind.Paper), Assert.Single(rejected));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_a_bad_row()
    {
        File.WriteAllBytes(_folder["bad.csv"],
            [.. Encoding.UTF8.GetBytes(Header + Before + "b,t"), 0xff, .. Encoding.UTF8.GetBytes(",x,2000,,,,\n" + After)]);
        var (documents, rejected) = ReadDocuments.Skipping(_folder["bad.csv"]);
        Assert.Equal(2, documents.Count);
        Assert.Equal((4L, "title", "t\uFFFD", "bytes that are not UTF-8"),
            (rejected[0].Line, rejected[0].Column, rejected[0].Value, rejected[0].Reason));
    }

    [Fact]
    public void A_NUL_far_into_a_file_is_a_bad_row()
    {
        var many = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},title,x,2000,,,,\n"));
        var (documents, rejected) = ReadDocuments.Skipping(
            _folder.Write("bad.csv", Header + many + "b,a\0b,x,2000,,,,\n" + After));
        Assert.Equal(1001, documents.Count);
        Assert.Equal((1002L, "title", "a NUL character"), (rejected[0].Line, rejected[0].Column, rejected[0].Reason));
    }

    [Theory]
    [InlineData("{\"id\":\"b\",\"title\":\"t\"", null, "broken JSON at byte 21")]
    [InlineData("{\"id\":\"b\",\"title\":\"t\"} {}", null, "broken JSON at byte 23")]
    [InlineData("[\"b\",\"t\"]", null, "the line is no JSON object")]
    [InlineData("{\"id\":\"b\",\"title\":\"\\ud800\"}", null, "broken JSON: half of a surrogate pair")]
    [InlineData("{\"id\":\"b\",\"id\":\"c\",\"title\":\"t\"}", "id", "the key stands twice")]
    [InlineData("{\"id\":\"b\",\"title\":[\"t\"]}", "title", "a list or object stands where a text is wanted")]
    [InlineData("{\"id\":\"b\",\"title\":\"t\",\"keywords\":{\"a\":1}}", "keywords",
        "the list is broken; a list of texts such as [\"a\", \"b\"] is wanted")]
    [InlineData("{\"id\":\"b\",\"title\":\"a\\u0000b\"}", "title", "a NUL character")]
    [InlineData("{\"title\":\"t\"}", "id", "the id is empty")]
    [InlineData("{\"id\":\"b\",\"title\":\"t\",\"year\":\"MMXX\"}", "year", "the year is no whole number from 1500 to 2100")]
    public void A_bad_JSON_line_is_named_and_can_be_skipped(string line, string? column, string reason)
    {
        var path = _folder.Write("bad.jsonl", "{\"id\":\"ok1\",\"title\":\"t\"}\r\n\r\n" + line
            + "\n{\"id\":\"ok2\",\"title\":\"t\",\"keywords\":[],\"year\":2000}\n");
        Assert.StartsWith($"{path}, line 3{(column is null ? "" : $", column \"{column}\"")}: {reason}, found \"",
            ReadDocuments.Message(path), StringComparison.Ordinal);
        var (documents, rejected) = ReadDocuments.Skipping(path);
        Assert.Equal(["ok1", "ok2"], documents.Select(d => d.Id));
        Assert.Equal((3L, column, reason), (rejected[0].Line, rejected[0].Column, rejected[0].Reason));
    }

    [Fact]
    public void A_bad_Parquet_row_is_named_by_its_number()
    {
        ParquetTable.Write(_folder["bad.parquet"],
            [new Document { Id = "a", Title = "t" }, new Document { Id = "b", Title = "t", Year = 12 }]);
        var (documents, rejected) = ReadDocuments.Skipping(_folder["bad.parquet"]);
        Assert.Single(documents);
        Assert.Equal((2L, "year", "12"), (rejected[0].Line, rejected[0].Column, rejected[0].Value));
    }

    [Fact]
    public void A_broken_quote_costs_only_its_own_line()
    {
        var (documents, rejected) = ReadDocuments.Skipping(
            _folder.Write("bad.csv", Header + "b,\"t,x,2000,,,,\n" + Before + After));
        Assert.Equal(["ok1", "ok2"], documents.Select(d => d.Id));
        Assert.Equal(2, Assert.Single(rejected).Line);
    }

    [Fact]
    public void A_row_of_20_MiB_is_rejected_and_reading_goes_on()
    {
        var (documents, rejected) = ReadDocuments.Skipping(
            _folder.Write("bad.csv", Header + "b,\"" + new string('x', 20 << 20) + "\",x,2000,,,,\n" + After));
        Assert.Equal("ok2", Assert.Single(documents).Id);
        Assert.Equal(2, Assert.Single(rejected).Line);
    }

    [Theory]
    [InlineData("nan")]
    [InlineData("None")]
    [InlineData("")]
    public void A_missing_number_is_no_error(string missing)
    {
        var document = Assert.Single(
            ReadDocuments.All(_folder.Write("a.csv", Header + $"b,t,,{missing},,,{missing},{missing}\n")));
        Assert.Equal((null, null, null), (document.Year, document.Cited, document.Label));
    }
}
