using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Core.Tests.Tables;

public sealed class CsvExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private sealed record Row
    {
        public string Name { get; set; } = "";

        public IReadOnlyList<string> Words { get; set; } = [];

        public double? Share { get; set; }

        public int Year { get; set; }

        public bool Kept { get; set; }

        public DocumentKind Kind { get; set; }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_row_stands_in_order_with_lists_joined_and_formulas_harmless()
    {
        ParquetTable.Write(_folder["t.parquet"], new Row[]
        {
            new()
            {
                Name = "a \"b\",\nc",
                Words = ["x", "y, z"],
                Share = 0.1 + 0.2,
                Year = 1999,
                Kept = true,
                Kind = DocumentKind.Patent,
            },
            new() { Name = "=1+1", Share = null, Year = -3 },
        });
        Assert.Equal(["name", "words", "share", "year", "kept", "kind"], CsvExport.Write(_folder["t.parquet"], _folder["t.csv"]));
        Assert.Equal(
            "name,words,share,year,kept,kind\n\"a \"\"b\"\",\nc\",\"x; y, z\",0.30000000000000004,1999,true,patent\n"
            + "'=1+1,,,-3,false,paper\n",
            File.ReadAllText(_folder["t.csv"]));
    }

    [Fact]
    public void What_is_no_table_is_an_error_and_leaves_nothing()
    {
        Assert.Contains("does not exist", Assert.Throws<InputException>(
            () => CsvExport.Write(_folder["none.parquet"], _folder["t.csv"])).Message, StringComparison.Ordinal);
        var text = _folder.Write("text.parquet", "no Parquet");
        Assert.Contains("text.parquet", Assert.Throws<InputException>(() => CsvExport.Write(text, _folder["t.csv"])).Message,
            StringComparison.Ordinal);
        Assert.Equal(["text.parquet"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }
}
