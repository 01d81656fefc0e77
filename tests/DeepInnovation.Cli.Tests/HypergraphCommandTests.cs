namespace DeepInnovation.Cli.Tests;

public sealed class HypergraphCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    private string Csv => Write("h.csv",
        "id,year,nodes\na,2000,\"[\"\"x\"\",\"\"y\"\"]\"\nb,2001,\"[\"\"y\"\",\"\"z\"\"]\"\nc,2001,\"[\"\"z\"\",\"\"y\"\"]\"\n");

    [Fact]
    public void Measures_are_tables_and_one_line()
    {
        var (code, output, error) = Cli.Run("hypergraph", "measure", Csv, "--out", Path.Combine(_folder, "out"));
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("3 documents, 2 distinct hyperedges over 3 nodes in 2 years; 1 components, the largest with 100.0",
            output, StringComparison.Ordinal);
        Assert.Equal(["degrees.parquet", "nodes.parquet", "sizes.parquet", "summary.parquet"],
            Directory.GetFiles(Path.Combine(_folder, "out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void There_and_back_gives_the_same_file()
    {
        var (hif, again, third) = (Path.Combine(_folder, "h.hif.json"), Path.Combine(_folder, "again.csv"),
            Path.Combine(_folder, "third.json"));
        Assert.Equal(0, Cli.Run("hypergraph", "convert", Csv, "--out", hif).Code);
        Assert.Equal(0, Cli.Run("hypergraph", "convert", hif, "--out", again).Code);
        Assert.Equal(0, Cli.Run("hypergraph", "convert", again, "--out", third).Code);
        Assert.Equal(File.ReadAllText(hif), File.ReadAllText(third));
    }

    [Theory]
    [InlineData("id,year\na,2000\n", "there is no column \"nodes\"", "out.json")]
    [InlineData("id,year,nodes\na,2000,[]\n", "the format to write is unknown", "out.txt")]
    public void Wrong_input_is_one_clear_line(string text, string message, string to)
    {
        var (code, _, error) = Cli.Run("hypergraph", "convert", Write("w.csv", text), "--out", Path.Combine(_folder, to));
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.False(File.Exists(Path.Combine(_folder, to)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return Path.Combine(_folder, name);
    }
}
