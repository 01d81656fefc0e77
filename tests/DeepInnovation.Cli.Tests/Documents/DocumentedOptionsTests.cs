using System.CommandLine;
using System.Text.RegularExpressions;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>Every option in a document is one of the command that it stands with, as the command line itself parses it.</summary>
public sealed partial class DocumentedOptionsTests
{
    private static readonly Command Root = new RootCommand();
    private static readonly HashSet<string> OfAnyCommand;

    static DocumentedOptionsTests()
    {
        foreach (var command in Commands.All.Create())
            Root.Subcommands.Add(command);
        OfAnyCommand = [.. WithSubcommands(Root).SelectMany(Names), "--verbose", "--help"];
    }

    [Theory]
    [MemberData(nameof(RepositoryFiles.Rows), MemberType = typeof(RepositoryFiles))]
    public void Every_option_belongs_to_its_command(string document) => Assert.Empty(Faults(RepositoryFiles.Read(document)));

    [Theory]
    [InlineData("    deepinnovation audit FOLDER --out FOLDER [--fail-on-defect]")]
    [InlineData("    deepinnovation hypergraph measure|convert FILE --encoder FOLDER")]
    [InlineData("    dotnet run -c Release --project src/DeepInnovation.Cli -- reproduce --paper papers.csv")]
    [InlineData("```bash\ndeepinnovation join plan --threshold 0.5 --depth 3\n```")]
    [InlineData("    deepinnovation joins --out FOLDER")]
    [InlineData("Use `sample --excel` for people.")]
    [InlineData("Use `reproduce --out runs/mine\n--spreadsheet` for people.")]
    [InlineData("Use `--spreadsheets` for people.")]
    [InlineData("| option of `reproduce` | meaning |\n|---|---|\n| `--papers FILE`, `--spreadsheet` | the corpus |")]
    public void A_wrong_one_is_seen(string text) => Assert.Single(Faults(text));

    [Theory]
    [InlineData("    deepinnovation hypergraph measure|convert FILE --out FOLDER|FILE   # not --none")]
    [InlineData(
        "    deepinnovation join --papers P.npy ... --threshold T\n    dotnet pack --none\n    jupyter nbconvert --execute")]
    [InlineData(
        "Use `sample --spreadsheet`, `--width W` or `dotnet publish --self-contained`; `deepinnovation notebook run` has `-p`.")]
    [InlineData("| option of `reproduce` | meaning |\n|---|---|\n"
        + "| `--labels auto\\|live` | where labels come from (`--endpoint`, `--model`) |")]
    public void A_right_one_passes(string text) => Assert.Empty(Faults(text));

    private static List<string> Faults(string text)
    {
        var commands = DocumentText.CodeLines(text).Concat(DocumentText.Spans(text)).SelectMany(OfCommand);
        var rows = TableOfReproduce().Matches(text).SelectMany(table => OptionIn().Matches(table.Groups[1].Value))
            .Select(match => match.Value).Where(option => !Names(Root.Subcommands.Single(c => c.Name == "reproduce")).Contains(
                option)).Select(option => $"reproduce {option}");
        return [.. commands.Union(rows)];
    }

    /// <summary>What is wrong with one line or span, when it is a command of ours or an option alone.</summary>
    private static IEnumerable<string> OfCommand(string line)
    {
        var text = Comment().Replace(line.Replace("\\|", "|", StringComparison.Ordinal), "").Trim();
        if (text.StartsWith("--", StringComparison.Ordinal))
            return OptionIn().Matches(text).Select(match => match.Value).Where(option => !OfAnyCommand.Contains(option));
        var ours = OurCommand().Match(text);
        var rest = ours.Success ? text[ours.Length..] : text;
        var words = rest.Split((char[])[' ', '[', ']', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var (named, count) = Named(words);
        if (count == 0)
            return ours.Success && words is [var first, ..] && CommandWord().IsMatch(first)
                ? [$"there is no command {first}"] : [];
        return OptionIn().Matches(rest).Select(match => match.Value)
            .Where(option => !named.Any(c => Names(c).Contains(option)) && option is not ("--verbose" or "--help"))
            .Select(option => $"{named[0].Name} {option}");
    }

    /// <summary>The commands that the first words name (measure|convert names two), and how many words those are.</summary>
    private static (IReadOnlyList<Command> Commands, int Words) Named(string[] words)
    {
        IReadOnlyList<Command> commands = [Root];
        for (var i = 0; i < words.Length; i++)
        {
            var names = words[i].Split('|');
            var below = names.Select(
                name => commands.SelectMany(c => c.Subcommands).FirstOrDefault(c => c.Name == name)).ToList();
            if (below.Contains(null))
                return (commands, i);
            commands = [.. below.OfType<Command>()];
        }

        return (commands, words.Length);
    }

    private static IEnumerable<Command> WithSubcommands(Command command) =>
        command.Subcommands.SelectMany(WithSubcommands).Prepend(command);

    private static HashSet<string> Names(Command command) =>
        [.. command.Options.SelectMany(option => option.Aliases.Prepend(option.Name))];

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z0-9-]*[a-z0-9]")]
    private static partial Regex OptionIn();

    [GeneratedRegex(@"^(deepinnovation|dotnet run .*DeepInnovation\.Cli(\.dll)? --|dotnet DeepInnovation\.Cli\.dll)\s+")]
    private static partial Regex OurCommand();

    [GeneratedRegex("^[a-z][a-z-]*$")]
    private static partial Regex CommandWord();

    [GeneratedRegex(@"\s#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\| option of `reproduce`.*\n((?:\|.*(?:\n|$))*)", RegexOptions.Multiline)]
    private static partial Regex TableOfReproduce();
}
