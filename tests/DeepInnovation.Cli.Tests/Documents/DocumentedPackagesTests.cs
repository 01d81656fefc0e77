using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>A notebook that references packages needs one for each project below the one it names.</summary>
public sealed partial class DocumentedPackagesTests
{
    private static readonly string[] Needed = [.. Closure("DeepInnovation.Interactive").Order(StringComparer.Ordinal)];

    [Fact]
    public void The_page_of_notebooks_packs_every_project_that_Interactive_stands_on() =>
        Assert.Equal(Needed, Packed(RepositoryFiles.Read("docs/notebooks.md")));

    [Fact]
    public void A_missing_one_is_seen() =>
        Assert.NotEqual(Needed, Packed("    dotnet pack -c Release src/DeepInnovation.Interactive -o notebooks/artifacts\n"));

    private static IEnumerable<string> Packed(string text) =>
        Pack().Matches(text).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

    private static HashSet<string> Closure(string project)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { project };
        foreach (var reference in XDocument.Parse(RepositoryFiles.Read($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference"))
            found.UnionWith(Closure(Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))));
        return found;
    }

    [GeneratedRegex(@"^    dotnet pack -c Release src/(\S+) -o notebooks/artifacts$", RegexOptions.Multiline)]
    private static partial Regex Pack();
}
