using System.Text.RegularExpressions;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>
/// Half of the readers use PowerShell: a command that only a Unix shell accepts is followed by a block for PowerShell.
/// </summary>
public sealed partial class DocumentedCommandsTests
{
    [Theory]
    [MemberData(nameof(RepositoryFiles.Rows), MemberType = typeof(RepositoryFiles))]
    public void Commands_work_in_PowerShell_or_are_shown_for_it(string document) =>
        Assert.Empty(Missing(RepositoryFiles.Read(document)));

    [Theory]
    [InlineData("    dotnet test \\\n        --project tests\n", 1)]
    [InlineData("```sh\ndeepinnovation join plan --papers a.npy \\\n  --out plan\n```\n", 2)]
    [InlineData("```bash\nexport KEY=1\n```\n", 2)]
    [InlineData("```\nKEY=1 deepinnovation label\n```\n", 2)]
    [InlineData("text\n\n    deepinnovation audit .   # fine\n    rm -r out\n", 4)]
    [InlineData("    deepinnovation verify --json > out.json\n", 1)]
    [InlineData("    deepinnovation import papers *.csv --out x\n", 1)]
    [InlineData("    deepinnovation run a && deepinnovation run b\n", 1)]
    [InlineData("    deepinnovation run $HOME/a\n", 1)]
    [InlineData("    deepinnovation run ~/a\n", 1)]
    [InlineData("    for p in a b; do dotnet pack $p; done\n", 1)]
    [InlineData("    deepinnovation run a <<END\n", 1)]
    [InlineData("    deepinnovation run a 2>/dev/null\n", 1)]
    [InlineData("```bash\nexport KEY=1\n```\n\ntext\n\n```bash\nexport OTHER=1\n```\n\n```powershell\n$env:OTHER = 1\n```\n", 2)]
    public void What_only_a_Unix_shell_takes_is_seen(string text, int line) =>
        Assert.StartsWith($"line {line}: ", Assert.Single(Missing(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("    deepinnovation sample --in a.csv --out b.csv   # all of it; costs > 3 $ && time\n")]
    [InlineData("    dotnet test --filter-class '*StageRunnerTests'\n")]
    [InlineData("    deepinnovation hypergraph measure|convert FILE... [--json]\n")]
    [InlineData("    z = (a - b) / c \\\n    t > 3\n")]
    [InlineData("```bash\nexport KEY=1\n```\n\n```powershell\n$env:KEY = 1\n```\n")]
    [InlineData("```bash\nexport KEY=1\n```\n\nIn PowerShell:\n\n```powershell\n$env:KEY = 1\n```\n")]
    [InlineData("```csharp\nvar a = b && c;\n```\n")]
    [InlineData("- a list\n    export of it\n")]
    public void What_every_shell_takes_and_what_is_no_command_passes(string text) => Assert.Empty(Missing(text));

    private static List<string> Missing(string text)
    {
        var blocks = Blocks(text.ReplaceLineEndings("\n").Split('\n'));
        var missing = new List<string>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!blocks[i].IsCommands || (i + 1 < blocks.Count && blocks[i + 1].Language == "powershell"))
                continue;
            missing.AddRange(blocks[i].Lines.Where(line => IsForUnixOnly(line.Text)).Take(1)
                .Select(line => $"line {line.Number}: {line.Text.Trim()}"));
        }

        return missing;
    }

    private static bool IsForUnixOnly(string line)
    {
        // What is quoted by single quotes is the same in both; a comment ends the line.
        var command = Comment().Replace(Quoted().Replace(line, "''"), "");
        return UnixOnly().IsMatch(command);
    }

    private static List<Block> Blocks(string[] lines)
    {
        var blocks = new List<Block>();
        Block? open = null;
        var isFenced = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                if (!isFenced)
                    blocks.Add(open = new Block(lines[i].Trim().TrimStart('`'), []));
                isFenced = !isFenced;
            }
            else if (isFenced)
            {
                open!.Lines.Add((i + 1, lines[i]));
            }
            else if (lines[i].StartsWith("    ", StringComparison.Ordinal) && (i == 0 || lines[i - 1].Length == 0
                || blocks is [.., { Language: "indented", Lines: [.., var last] }] && last.Number == i))
            {
                if (!(blocks is [.., { Language: "indented", Lines: [.., var before] }] && before.Number == i))
                    blocks.Add(new Block("indented", []));
                blocks[^1].Lines.Add((i + 1, lines[i]));
            }
        }

        return blocks;
    }

    private sealed record Block(string Language, List<(int Number, string Text)> Lines)
    {
        internal bool IsCommands => Language is "sh" or "bash" or "shell" or "console"
            || (Language is "" or "indented" && Lines.Any(line => Command().IsMatch(line.Text)));
    }

    [GeneratedRegex(@"^\s*(dotnet|deepinnovation|jupyter|pip|python3?|apt-get|sudo|git|curl|export|for|[A-Z_]+=\S* [a-z]+)\b")]
    private static partial Regex Command();

    [GeneratedRegex(@"\s#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();

    /// <summary>
    /// Continuation, variables, here-documents, substitution, redirection, chains, globs, homes, and programs of Unix.
    /// </summary>
    [GeneratedRegex(@"\\$|^\s*(export|source|unset|for|while|if|rm|cp|mv|mkdir|cat|touch|ln|chmod|grep|sed|awk|zcat|head|tail|wc|"
        + @"find|sudo)\b|^\s*[A-Za-z_]\w*=\S*(\s|$)|<<|\$[({A-Za-z_]|`|&&|\|\||(^|\s)\d?>|(^|\s)[^\s""]*\*|(^|\s)~/")]
    private static partial Regex UnixOnly();
}
