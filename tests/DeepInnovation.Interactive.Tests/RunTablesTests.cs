using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Runs;

namespace DeepInnovation.Interactive.Tests;

public sealed class RunTablesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_gives_its_tables_whole()
    {
        var documents = new[] { new Document { Id = "b" }, new Document { Id = "a" }, new Document { Id = "c" } };
        ParquetTable.Write(Path.Combine(_folder, "01-corpus", "documents.parquet"), documents);
        var frame = new RunFolder(_folder).Table("01-corpus/documents.parquet");
        Assert.Equal(["b", "a", "c"], frame["id"].Cast<object?>());
    }
}
