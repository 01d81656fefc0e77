namespace DeepInnovation.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void An_unknown_option_is_one_clear_line_and_exit_code_2()
    {
        var (code, output, error) = Cli.Run("--nonsense");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("--nonsense", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
