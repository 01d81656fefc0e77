namespace DeepInnovation.Cli.Tests;

public sealed class AuditCommandTests
{
    [Fact]
    public void A_generated_release_is_audited_and_defects_end_with_4_only_on_request()
    {
        var folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
        try
        {
            var (release, to) = (Path.Combine(folder, "release"), Path.Combine(folder, "audit"));
            Assert.Equal(0, Cli.Run("samples", "release", "--papers", "600", "--patents", "500", "--pairs", "400", "--defects",
                "year-range", "--out", release).Code);
            var (code, output, error) = Cli.Run("audit", release, "--out", to);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("patents.year.range", output, StringComparison.Ordinal);
            Assert.Contains("1 found defects", output, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(to, "audit.html")));
            Assert.Equal(5, Cli.Run("audit", release, "--out", to, "--fail-on-defects").Code);
            Assert.StartsWith("{", Cli.Run("audit", release, "--out", to, "--json").Output, StringComparison.Ordinal);
            Assert.Equal(0,
                Cli.Run("samples", "release", "--papers", "600", "--patents", "500", "--pairs", "400", "--out", release).Code);
            Assert.Equal(0, Cli.Run("audit", release, "--out", to, "--fail-on-defects").Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("there is no folder", "audit", "no-such-folder", "--out", "unused")]
    [InlineData("no such defect", "samples", "release", "--defects", "rust", "--out", "unused")]
    [InlineData("too many", "samples", "release", "--papers", "10", "--patents", "10", "--pairs", "1000", "--out", "unused")]
    [InlineData("--out", "audit", "folder")]
    public void Wrong_usage_is_one_line_and_exit_code_2(string told, params string[] args)
    {
        var (code, output, error) = Cli.Run(args);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.False(Directory.Exists("unused"));
    }
}
