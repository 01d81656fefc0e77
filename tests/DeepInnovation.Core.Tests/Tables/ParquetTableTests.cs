using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Core.Tests.Tables;

public sealed class ParquetTableTests
{
    private static readonly Document[] Documents =
    [
        new()
        {
            Id = "p1",
            Kind = DocumentKind.Patent,
            Title = "It's \"quoted\"\nand more",
            Ipc = ["G06N3/08", "A61B5/00"],
            Year = 2015,
            Cited = 3,
        },
        new()
        {
            Id = "p2",
            Kind = DocumentKind.Paper,
            Title = "",
            Keywords = ["表面", "", "naïve"],
            Label = 1,
            LabelSource = "gold",
        },
    ];

    [Fact]
    public void Rows_come_back_as_they_went_in_and_in_order()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, ParquetTable.Write(folder["d.parquet"], Documents));
        var back = ParquetTable.Read<Document>(folder["d.parquet"]);
        Assert.Equivalent(Documents, back, strict: true);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var many = Enumerable.Range(0, 20_000).Select(i => Documents[i % 2] with { Id = $"d{i}" }).ToList();
        ParquetTable.Write(folder["a.parquet"], many);
        ParquetTable.Write(folder["b.parquet"], many);
        Assert.Equal(Sha256.OfFile(folder["a.parquet"]), Sha256.OfFile(folder["b.parquet"]));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void What_does_not_fit_into_memory_goes_beside_the_file_and_never_into_the_current_folder()
    {
        using var folder = new TemporaryFolder();
        using (var connection = ParquetTable.Open(folder["d.parquet"]))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT current_setting('temp_directory')";
            Assert.Equal($"{folder["d.parquet.spill"]}.{Environment.ProcessId}.partial", command.ExecuteScalar());
            // 80 MB to be sorted in 16 MB of memory.
            command.CommandText = "SET memory_limit = '16MB'; CREATE TABLE t AS SELECT hash(range) AS h FROM range(10000000)";
            command.ExecuteNonQuery();
            Assert.NotEmpty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        using var streaming = ParquetTable.Open();
        using var asked = streaming.CreateCommand();
        asked.CommandText = "SELECT current_setting('temp_directory')";
        Assert.Equal("", asked.ExecuteScalar());
    }

    [Fact]
    public void A_missing_file_and_a_broken_one_are_named()
    {
        using var folder = new TemporaryFolder();
        var missing = Assert.Throws<InputException>(() => ParquetTable.Read<Document>(folder["none.parquet"]));
        Assert.Contains("none.parquet does not exist", missing.Message, StringComparison.Ordinal);
        var broken = Assert.Throws<InputException>(
            () => ParquetTable.Read<Document>(folder.Write("broken.parquet", "no parquet")));
        Assert.StartsWith(folder["broken.parquet"], broken.Message, StringComparison.Ordinal);
    }
}
