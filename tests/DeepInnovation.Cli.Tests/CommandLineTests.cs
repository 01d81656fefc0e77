using System.CommandLine;
using System.Reflection;

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

    [Fact]
    public void Many_threads_parse_and_fail_at_once_and_none_disturbs_another()
    {
        // System.CommandLine 3.0.0 threw NullReferenceException when one option was added to the commands of two parses at once.
        (string[] Arguments, int Code, string Told)[] commands =
        [
            (["reproduce", "--help"], 0, "--sample-size"),
            (["reproduce", "--rules", "nonsense"], 2, "nonsense"),
            (["label", "--nonsense"], 2, "--nonsense"),
            (["join", "plan", "--help"], 0, "--memory"),
            (["notebook", "verify", "--help"], 0, "--json"),
            (["import", "nonsense", "x", "--out", "y"], 2, "nonsense"),
        ];
        Parallel.For(0, 600, new ParallelOptions { MaxDegreeOfParallelism = 12 }, turn =>
        {
            var (arguments, expected, told) = commands[turn % commands.Length];
            var (code, output, error) = Cli.Run(arguments);
            Assert.Equal(expected, code);
            Assert.Contains(told, output + error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void No_option_argument_or_command_is_shared_between_parses()
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var shared = typeof(CommandLine).Assembly.GetTypes().SelectMany(type => type.GetFields(Static))
            .Where(field => Holds(field.FieldType));
        Assert.Empty(shared.Select(field => $"{field.DeclaringType}.{field.Name}"));
        var (first, second) = (Commands.All.Create().ToList(), Commands.All.Create().ToList());
        Assert.Equal(first.Select(command => command.Name), second.Select(command => command.Name));
        Assert.Empty(first.SelectMany(Tree).Intersect(second.SelectMany(Tree)));

        static bool Holds(Type type) => typeof(Symbol).IsAssignableFrom(type)
            || (type.HasElementType && Holds(type.GetElementType()!)) || type.GenericTypeArguments.Any(Holds);

        static IEnumerable<Symbol> Tree(
            Command command) => [command, .. command.Options, .. command.Arguments, .. command.Subcommands.SelectMany(Tree)];
    }
}
