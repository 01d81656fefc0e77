using DeepInnovation.Charts.Tables;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Charts.Tests.Tables;

public sealed class TableViewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_table_keeps_types_order_nulls_and_lists()
    {
        var path = Write();
        var table = TableView.Of(path, 2);
        Assert.Equal((3L, 2L, "documents.parquet"), (table.TotalRows, table.Frame.Rows.Count, table.Name));
        Assert.Equal(["b", "a"], table.Frame["id"].Cast<object?>());
        Assert.Equal([2001, null], table.Frame["year"].Cast<object?>());
        Assert.Equal(typeof(int), table.Frame["year"].DataType);
        Assert.Equal(["x; y <z>", ""], table.Frame["keywords"].Cast<object?>());
        Assert.Contains("1 of 3 rows", table.Show(rows: 1).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_keep_their_types()
    {
        var path = Path.Combine(_folder, "bins.parquet");
        ParquetTable.Write(path, [new ReliabilityBin { MeanScore = 0.75 }]);
        var frame = TableView.Of(path).Frame;
        Assert.Equal((typeof(double), 0.75), (frame["mean_score"].DataType, frame["mean_score"][0]));
    }

    [Fact]
    public void An_empty_table_has_its_columns()
    {
        var path = Path.Combine(_folder, "none.parquet");
        ParquetTable.Write<Document>(path, []);
        var table = TableView.Of(path);
        Assert.Equal(0, table.TotalRows);
        Assert.Contains("keywords", table.Show().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_wrong_one_are_named()
    {
        Assert.Contains("nowhere.parquet does not exist",
            Assert.Throws<InputException>(() => TableView.Of("nowhere.parquet")).Message, StringComparison.Ordinal);
        var wrong = Path.Combine(_folder, "wrong.parquet");
        File.WriteAllText(wrong, "id,year\n");
        Assert.StartsWith(wrong, Assert.Throws<InputException>(() => TableView.Of(wrong)).Message, StringComparison.Ordinal);
    }

    private string Write()
    {
        var path = Path.Combine(_folder, "01-corpus", "documents.parquet");
        ParquetTable.Write(path, new[]
        {
            new Document { Id = "b", Year = 2001, Keywords = ["x", "y <z>"] },
            new Document { Id = "a" },
            new Document { Id = "c", Year = 1999 },
        });
        return path;
    }
}
