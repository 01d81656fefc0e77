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

    [Fact]
    public void Help_names_every_command_with_an_example()
    {
        var (code, output, _) = Cli.Run("--help");
        Assert.Equal(0, code);
        foreach (var command in Commands.All.Create())
        {
            Assert.Contains($"  {command.Name} ", output, StringComparison.Ordinal);
            var help = Cli.Run(command.Name, "--help").Output;
            Assert.Contains("Example:", help, StringComparison.Ordinal);
            Assert.Contains($"deepinnovation {command.Name} ", help, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_unknown_command_points_to_the_help()
    {
        var (code, _, error) = Cli.Run("frobnicate");
        Assert.Equal(2, code);
        Assert.EndsWith("See 'deepinnovation --help'.", error.Trim(), StringComparison.Ordinal);
    }
}
