using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>No line of code or prose is longer than 130 columns, as .editorconfig states.</summary>
public sealed partial class LineLengthTests
{
    private const int Columns = 130;

    private static readonly string[] Folders = ["src", "tests", "benchmarks", "docs", "data-samples", "findings", ".ci"];
    private static readonly string[] Endings = [".cs", ".csproj", ".props", ".targets", ".js", ".css", ".sh", ".py", ".md"];

    [Fact]
    public void No_line_is_longer_than_130_columns()
    {
        var files = Files().ToList();
        Assert.Contains(files, file => file.EndsWith("LineLengthTests.cs", StringComparison.Ordinal));
        Assert.Contains("README.md", files);
        var faults = files.SelectMany(file => Faults(file, File.ReadAllText(Path.Combine(SourceCode.Root, file)))).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void A_line_of_131_columns_is_named()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 26)) + " x";
        Assert.Equal(131, words.Length);
        Assert.Equal(["a.py:2: 131 columns"], Faults("a.py", $"pass\n{words}\n{words[1..]}\n"));
        Assert.Equal(["a.cs:1: 134 columns"], Faults("a.cs", $"// {words}\n"));
        Assert.Equal(["src/a.cs:2: 131 columns"], Faults("src/a.cs", $"""var a = {Quotes}{"\n"}{words}{"\n"}{Quotes};"""));
        Assert.Equal(["docs/a.md:2: 131 columns"], Faults("docs/a.md", $"\n{words}\n"));
        Assert.Equal(["docs/a.md:1: 133 columns"], Faults("docs/a.md", $"- {words}\n"));
    }

    [Fact]
    public void Data_tables_code_and_links_may_be_longer()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 40));
        var letters = new string('x', 140);
        Assert.Empty(Faults("tests/a.cs", $"""var a = {Quotes}{"\n"}{words}{"\n"}{Quotes};"""));
        Assert.Empty(Faults("tests/a.cs", $"Check(\n    {Quotes}{words}{Quotes});"));
        Assert.Empty(Faults("tests/a.cs", $"Check(\n    \"{letters}\");"));
        Assert.NotEmpty(Faults("tests/a.cs", $"Check(\n    \"{letters} {letters}\");"));
        Assert.NotEmpty(Faults("src/a.cs", $"Check(\n    \"{letters}\");"));
        Assert.Empty(
            Faults("a.md", $"| {words} |\n\n```\n{words}\n```\n\n    {words}\n\n- [a](https://a.org/{letters})\n- `{words}`,\n"));
    }

    private static string Quotes => "\"\"\"";

    private static IEnumerable<string> Files() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceCode.Root, folder), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(SourceCode.Root))
        .Select(file => Path.GetRelativePath(SourceCode.Root, file).Replace('\\', '/'))
        .Where(file => file == ".ci/run" || Endings.Contains(Path.GetExtension(file)))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Faults(string file, string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var tooLong = Enumerable.Range(0, lines.Length).Where(i => lines[i].EnumerateRunes().Count() > Columns).ToList();
        if (tooLong.Count == 0)
            return [];
        Func<int, bool> exempt = Path.GetExtension(file) switch
        {
            ".md" => Exempt(lines),
            ".cs" when file.StartsWith("tests/", StringComparison.Ordinal) => Exempt(text),
            _ => _ => false,
        };
        return tooLong.Where(i => !exempt(i)).Select(i => $"{file}:{i + 1}: {lines[i].EnumerateRunes().Count()} columns");
    }

    /// <summary>
    /// Test data: text in a raw string, and a literal that has no blank to break at, with nothing else on its line.
    /// </summary>
    private static Func<int, bool> Exempt(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview));
        var nodes = tree.GetRoot().DescendantNodes()
            .Where(node => node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax).ToList();
        var text = tree.GetText();
        return i =>
        {
            var line = text.Lines[i].Span;
            return nodes.Any(node => node.Span.OverlapsWith(line)
                && (IsRaw(node) || !node.ToString().Contains(' ', StringComparison.Ordinal))
                && line.Length - node.Span.Overlap(line)!.Value.Length <= Columns / 2);
        };
    }

    private static bool IsRaw(SyntaxNode node) => node.ToString().TrimStart('$').StartsWith("\"\"\"", StringComparison.Ordinal);

    /// <summary>Tables, code, and a line that is one piece: a link, a command, a word.</summary>
    private static Func<int, bool> Exempt(string[] lines)
    {
        var code = new bool[lines.Length];
        string? fence = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var opens = Fence().Match(lines[i]);
            code[i] = fence is not null || opens.Success || lines[i].StartsWith("    ", StringComparison.Ordinal);
            if (fence is null && opens.Success)
                fence = opens.Groups[1].Value;
            else if (fence is not null && lines[i].TrimStart().StartsWith(fence, StringComparison.Ordinal))
                fence = null;
        }

        return i => code[i] || lines[i].TrimStart().StartsWith('|') || OnePiece().IsMatch(lines[i]);
    }

    [GeneratedRegex("^ *(```+|~~~+)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*([-*+>]\s+|\d+[.)]\s+)*[^\s`\[]*(`[^`]+`|\[[^\]]*\](\([^)]*\)|: \S+)|\S+)[^\s`\[]*$")]
    private static partial Regex OnePiece();
}
