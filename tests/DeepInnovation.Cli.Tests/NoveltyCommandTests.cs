using System.Globalization;

namespace DeepInnovation.Cli.Tests;

public sealed class NoveltyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    [Fact]
    public void Every_row_comes_back_in_order_with_its_score()
    {
        var (code, output, error) = Run(
            "id,year,nodes\n" +
            "b,2001,\"[\"\"x\"\", \"\"y\"\"]\"\n" +
            "a,2000,\"[\"\"X\"\", \"\"y\"\", \"\"z\"\"]\"\n" +
            "c,2001,\"[\"\"p\"\", \"\"q\"\"]\"\n" +
            "d,2001,\"[\"\"x\"\", \"\" X \"\"]\"\n" +
            "e,2001,[]\n");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("2 of 5 documents scored", output, StringComparison.Ordinal);
        Assert.Contains("2 with fewer than two distinct nodes, 1 of the first year, 1 of the scored ones with a node that no "
            + "earlier year has", output, StringComparison.Ordinal);
        var rows = File.ReadAllText(Out).TrimEnd('\n').Split('\n');
        Assert.Equal("id,year,novelty,percentile", rows[0]);
        Assert.Equal(["b", "a", "c", "d", "e"], rows[1..].Select(r => r.Split(',')[0]));
        Assert.Equal("a,2000,,", rows[2]);
        Assert.Equal("d,2001,,", rows[4]);
        Assert.Equal(Math.Log(20), double.Parse(rows[3].Split(',')[2], CultureInfo.InvariantCulture), 1e-12); // two unseen nodes
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_dimensions_count()
    {
        const string text = "id,year,nodes\na,2000,\"[\"\"x\"\",\"\"y\"\"]\"\nb,2000,\"[\"\"y\"\",\"\"z\"\"]\"\n"
            + "c,2001,\"[\"\"x\"\",\"\"z\"\"]\"\n";
        Run(text, "--seed", "7");
        var first = File.ReadAllText(Out);
        Run(text, "--seed", "7");
        Assert.Equal(first, File.ReadAllText(Out));
        Run(text, "--seed", "8");
        Assert.NotEqual(first, File.ReadAllText(Out));
        Run(text, "--dimensions", "1");
        // In one dimension every node belongs to the same block, so nothing surprises: 0, but for the rounding of a logarithm.
        var last = File.ReadLines(Out).Last().Split(',');
        Assert.Equal(["c", "2001"], last[..2]);
        Assert.Equal(0, double.Parse(last[2], System.Globalization.CultureInfo.InvariantCulture), 1e-15);
    }

    [Theory]
    [InlineData("id,year,nodes\na,soon,[]\n", "line 2, column \"year\": the year is no whole number, found \"soon\".")]
    [InlineData("id,year,nodes\na,2000,x;y\n", "line 2, column \"nodes\": the nodes are no JSON list of texts, found \"x;y\".")]
    [InlineData("id,year,nodes\na,2000,[1]\n", "the nodes are no JSON list of texts, found \"[1]\".")]
    [InlineData("id,year\na,2000\n", "there is no column \"nodes\"")]
    [InlineData("id,year,nodes\n", "dimensions is at least 1, found \"0\".", "--dimensions", "0")]
    public void Wrong_input_is_one_clear_line(string text, string message, params string[] options)
    {
        var (code, _, error) = Run(text, options);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public void Help_shows_an_example()
    {
        foreach (var name in new[] { "novelty", "embed", "join" })
        {
            var (code, output, _) = Cli.Run(name, "--help");
            Assert.Equal(0, code);
            Assert.Contains($"Example: deepinnovation {name} ", output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Out => Path.Combine(_folder, "out.csv");

    private (int Code, string Output, string Error) Run(string text, params string[] options)
    {
        var file = Path.Combine(_folder, "in.csv");
        File.WriteAllText(file, text);
        return Cli.Run(["novelty", "--hyperedges", file, .. options, "--out", Out]);
    }
}
