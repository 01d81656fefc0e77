using System.Text.RegularExpressions;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>Whatever a document links to or names by its path is there.</summary>
public sealed partial class DocumentedPathsTests
{
    [Theory]
    [MemberData(nameof(RepositoryFiles.Rows), MemberType = typeof(RepositoryFiles))]
    public void Every_link_and_every_path_leads_somewhere(string document) =>
        Assert.Empty(Faults(document, RepositoryFiles.Read(document)));

    [Theory]
    [InlineData("README.md", "See [the join](docs/joins.md).")]
    [InlineData("docs/join.md", "See [the README](README.md).")]
    [InlineData("docs/join.md", "See [the merge](#merging).")]
    [InlineData("docs/join.md", "See [the\nkernel](kernel.md#installing).")]
    [InlineData("README.md", "    deepinnovation join plan      docs/joins.md")]
    [InlineData("README.md", "Rules are in `src/DeepInnovation/Candidate/Rules`.")]
    [InlineData("docs/cleaning.md", "The rules are in `Arxiv/WithdrawnNotice.cs`.")]
    [InlineData("docs/cleaning.md", "The file `page.ts` saves it.")]
    public void A_wrong_one_is_seen(string document, string text) => Assert.Single(Faults(document, text));

    [Theory]
    [InlineData("docs/join.md", "See [shards](#shards), [the kernel](kernel.md#install), [README](../README.md), "
        + "[.NET](https://dotnet.microsoft.com/docs/none).")]
    [InlineData("README.md",
        "Write to `docs/decisions/NNN-title.md` and read `src/BannedSymbols.txt`; `Reproduction.cs` knows all stages.")]
    [InlineData("README.md", "    dotnet pack -c Release src/DeepInnovation.Core -o notebooks/artifacts")]
    public void A_right_one_passes(string document, string text) => Assert.Empty(Faults(document, text));

    private static List<string> Faults(string document, string text)
    {
        var links = Link().Matches(text).Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal)).ToList();
        var withoutLinks = Address().Replace(Link().Replace(text, "]"), "");
        var paths = RootedPath().Matches(withoutLinks).Select(match => match.Value)
            .Where(path => !IsPlaceholder(path) && !RepositoryFiles.Has(path));
        var files = DocumentText.Spans(text).Where(span => SourceFile().IsMatch(span) && !RepositoryFiles.HasEnding(span));
        return [.. links.Where(link => !Leads(document, link)), .. paths.Union(files)];
    }

    private static bool Leads(string document, string link)
    {
        var parts = link.Split('#');
        var path = parts[0].Length == 0 ? document : Resolve(document, parts[0]);
        return RepositoryFiles.Has(path)
            && (parts.Length == 1 || DocumentText.Anchors(RepositoryFiles.Read(path)).Contains(parts[1], StringComparer.Ordinal));
    }

    private static string Resolve(string document, string path)
    {
        var parts = new Stack<string>(document.Split('/')[..^1]);
        foreach (var part in path.Split('/'))
        {
            if (part != "..")
                parts.Push(part);
            else if (parts.Count == 0 || parts.Pop() is null)
                return "above the repository";
        }

        return string.Join('/', parts.Reverse());
    }

    /// <summary>What a build or the reader makes, and names that stand for any.</summary>
    private static bool IsPlaceholder(string path) =>
        path.Contains("/bin/", StringComparison.Ordinal) || path.Contains("NNN", StringComparison.Ordinal)
        || path == "notebooks/artifacts";

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w/.:-])(src|tests|docs|notebooks|benchmarks|findings|data-samples)/[\w./-]*\w")]
    private static partial Regex RootedPath();

    [GeneratedRegex(@"^[\w./-]+\.(cs|py|sh|js|ts|props|targets|csproj)$")]
    private static partial Regex SourceFile();
}
