namespace DeepInnovation.Cli.Tests;

public sealed class SampleCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    [Fact]
    public void Equal_shares_of_each_stratum_keep_all_columns()
    {
        var (code, output, error) = Sample("--strata", "colour", "--size", "12", "--seed", "1");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("12 of 60 rows drawn from 3 strata", output, StringComparison.Ordinal);
        Assert.Contains("Short: green by 2", output, StringComparison.Ordinal);
        var rows = Rows();
        Assert.Equal("id,colour,note,stratum,split", rows[0]);
        Assert.Equal("blue 5, green 2, red 5", string.Join(", ", rows.Skip(1).GroupBy(r => r.Split(',')[^2])
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}")));
        Assert.All(rows.Skip(1), r => Assert.Contains("\"a \"\"note\"\", here\"", r, StringComparison.Ordinal));
    }

    [Fact]
    public void Proportional_shares_and_several_columns_work()
    {
        Assert.Equal(0, Sample("--strata", "colour", "--size", "30", "--allocation", "proportional").Code);
        Assert.Equal("14 1 15", string.Join(' ',
            Rows().Skip(1).GroupBy(r => r.Split(',')[^2]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Count())));
        Assert.Equal(0, Sample("--strata", "colour,note", "--size", "3").Code);
        Assert.Contains(Rows(), r => r.Contains("red|a \"\"note\"\", here", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Sample("--strata", "colour", "--size", "12", "--seed", "5");
        var first = File.ReadAllText(Out);
        Sample("--strata", "colour", "--size", "12", "--seed", "5");
        Assert.Equal(first, File.ReadAllText(Out));
        Sample("--strata", "colour", "--size", "12", "--seed", "6");
        Assert.NotEqual(first, File.ReadAllText(Out));
    }

    [Fact]
    public void More_than_there_is_takes_all_and_says_so()
    {
        var (code, output, _) = Sample("--strata", "colour", "--size", "1000");
        Assert.Equal(0, code);
        Assert.Contains("1,000 rows were requested; the file has 60, so all were taken.", output, StringComparison.Ordinal);
        Assert.Equal(61, Rows().Length);
    }

    [Theory]
    [InlineData("there is no column \"shape\". Columns are: id, colour, note.", "--strata", "shape", "--size", "5")]
    [InlineData("the sample's size is 0. Give a size of 1 or more.", "--strata", "colour", "--size", "0")]
    [InlineData("--split must be three shares, found \"1\".", "--strata", "colour", "--size", "5", "--split", "1")]
    [InlineData("does not divide a whole. Give three shares", "--strata", "colour", "--size", "5", "--split", "0.5,0.5,0.5")]
    [InlineData("--size", "--strata", "colour", "--size", "many")]
    public void Wrong_options_are_one_clear_line(string message, params string[] options)
    {
        var (code, _, error) = Sample(options);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.False(File.Exists(Out));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Out => Path.Combine(_folder, "out.csv");

    private string[] Rows() => File.ReadAllText(Out).TrimEnd('\n').Split('\n');

    private (int Code, string Output, string Error) Sample(params string[] options)
    {
        var file = Path.Combine(_folder, "in.csv");
        var colours = Enumerable.Range(0, 60).Select(i => i < 30 ? "red" : i < 58 ? "blue" : "green");
        File.WriteAllText(file,
            "id,colour,note\n" + string.Concat(colours.Select((c, i) => $"r{i},{c},\"a \"\"note\"\", here\"\n")));
        return Cli.Run(["sample", "--in", file, .. options, "--out", Out]);
    }
}
