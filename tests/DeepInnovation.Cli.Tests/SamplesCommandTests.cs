namespace DeepInnovation.Cli.Tests;

public sealed class SamplesCommandTests
{
    [Fact]
    public void It_writes_seven_files_and_says_so_and_again_the_same_bytes()
    {
        var folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
        try
        {
            var (code, output, error) = Cli.Run("samples", "--papers", "30", "--patents", "20", "--seed", "7", "--out", folder);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("30 papers and 20 patents", output, StringComparison.Ordinal);
            var first = Directory.GetFiles(folder).Order().Select(File.ReadAllText).ToList();
            Assert.Equal(7, first.Count);
            Assert.Equal(31, File.ReadAllLines(Path.Combine(folder, "papers.csv")).Length);
            Assert.Equal(0, Cli.Run("samples", "--papers", "30", "--patents", "20", "--seed", "7", "--out", folder).Code);
            Assert.Equal(first, Directory.GetFiles(folder).Order().Select(File.ReadAllText));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--papers", "-1", "-1")]
    [InlineData("--patents", "1000000", "1000000")]
    [InlineData("--papers", "many", "many")]
    [InlineData("--seed", "x", "x")]
    public void A_bad_number_is_one_line_and_exit_code_2(string option, string value, string named)
    {
        var (code, output, error) = Cli.Run("samples", option, value, "--out", "unused");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.False(Directory.Exists("unused"));
    }

    [Fact]
    public void The_folder_must_be_named()
    {
        var (code, _, error) = Cli.Run("samples");
        Assert.Equal(2, code);
        Assert.Contains("--out", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_shows_an_example() =>
        Assert.Contains("Example: deepinnovation samples", Cli.Run("samples", "--help").Output, StringComparison.Ordinal);
}
