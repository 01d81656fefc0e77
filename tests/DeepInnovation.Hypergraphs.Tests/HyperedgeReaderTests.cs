using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Files;

namespace DeepInnovation.Hypergraphs.Tests;

public sealed class HyperedgeReaderTests
{
    private const string Rows =
        "SELECT * FROM (VALUES ('a', 2001, ['x', 'y']), ('b', 2000, ['x', NULL, 'z']), ('c', 2001, [])) t(id, year, nodes)";

    [Fact]
    public void Csv_Parquet_with_lists_and_Parquet_with_texts_are_the_same_hypergraph()
    {
        using var folder = new TemporaryFolder();
        using var connection = ParquetTable.Open();
        ParquetTable.Export(connection, $"({Rows})", folder["lists.parquet"]);
        ParquetTable.Export(connection, "(SELECT * FROM (VALUES ('a', '2001', '[\"x\",\"y\"]'), ('b', '2000', '[\"x\",\"z\"]'), "
            + "('c', '2001', '[]')) t(id, year, nodes))", folder["texts.parquet"]);
        var csv = folder.Write("rows.csv",
            "nodes,year,id\n\"[\"\"x\"\",\"\"y\"\"]\",2001,a\n\"[\"\"x\"\",\"\"z\"\"]\",2000,b\n[],2001,c\n");
        foreach (var graph in new[]
        {
            HypergraphFiles.Read(csv), HypergraphFiles.Read(folder["lists.parquet"]),
            HypergraphFiles.Read(folder["texts.parquet"]), HyperedgeReader.FromQuery(connection, Rows),
        })
        {
            Assert.Equal(["x", "y", "z"], graph.Nodes);
            Assert.Equal([2000, 2001], graph.EdgeYears.ToArray());
            Assert.Equal([0, 2], graph.Edge(0).ToArray());
        }

        Assert.Equal(["a", "b", "c"], HyperedgeReader.Read(folder["lists.parquet"]).Select(r => r.Id));
    }

    [Fact]
    public void A_table_written_as_csv_is_read_as_the_same_hypergraph()
    {
        using var folder = new TemporaryFolder();
        using var connection = ParquetTable.Open();
        var graph = HyperedgeReader.FromQuery(connection,
            "SELECT * FROM (VALUES ('a', 2001, ['x,\"', 'y']), ('b', 2001, ['y', 'x,\"'])) t(id, year, nodes)");
        HypergraphFiles.Write(folder["g.csv"], graph);
        var again = HypergraphFiles.Read(folder["g.csv"]);
        Assert.Equal(graph.Nodes, again.Nodes);
        Assert.Equal([2], again.Weights.ToArray());
    }

    [Theory]
    [InlineData("SELECT 'a' AS id, 2000 AS year", "the table cannot be read")]
    [InlineData("SELECT 'a' AS id, 1.5 AS year, ['x'] AS nodes", "row 1: the year is no whole number")]
    [InlineData("SELECT 'a' AS id, NULL::INTEGER AS year, ['x'] AS nodes", "row 1: the year is no whole number")]
    [InlineData("SELECT 'a' AS id, 2000 AS year, 'x;y' AS nodes", "row 1: the nodes are no list of texts")]
    [InlineData("SELECT 'a' AS id, 2000 AS year, [1] AS nodes", "row 1: the nodes are no list of texts")]
    public void A_wrong_table_is_one_clear_message(string sql, string message)
    {
        using var folder = new TemporaryFolder();
        using var connection = ParquetTable.Open();
        ParquetTable.Export(connection, $"({sql})", folder["t.parquet"]);
        var error = Assert.Throws<InputException>(() => HypergraphFiles.Read(folder["t.parquet"]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("t.parquet", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => HypergraphFiles.Read(folder["none.parquet"]));
        Assert.Throws<InputException>(() => HypergraphFiles.Read(folder["none.json"]));
    }
}
