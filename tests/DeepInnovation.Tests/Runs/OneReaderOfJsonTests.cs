using System.Text.RegularExpressions;

namespace DeepInnovation.Tests.Runs;

/// <summary>
/// All JSON goes through StrictJson (docs/decisions/015-one-reader-of-json.md): no other source file parses any.
/// </summary>
public sealed partial class OneReaderOfJsonTests
{
    // Our own charts' JSON, the extent of a value inside a script, and where the list of records begins in a page,
    // whose records StrictJson reads.
    private static readonly string[] Others = ["PlotlyCharts.cs", "PlotFigure.cs", "ScriptJson.cs", "JsonRecords.cs"];

    [Fact]
    public void No_other_source_file_parses_JSON()
    {
        var sources = Path.GetDirectoryName(
            Path.GetDirectoryName(RepositoryFile.Find("src/DeepInnovation/DeepInnovation.csproj")))!;
        string[] files = [.. Directory.GetFiles(sources, "*.cs", SearchOption.AllDirectories).Where(f =>
            !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        string[] parsing = [.. files.Where(f => Parsing().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(sources, f)).Order(StringComparer.Ordinal)];
        Assert.Contains(parsing, f => Path.GetFileName(f) == "StrictJson.cs");
        Assert.DoesNotContain(parsing,
            f => !f.StartsWith("DeepInnovation.Core", StringComparison.Ordinal) && !Others.Contains(Path.GetFileName(f)));
    }

    [GeneratedRegex(@"\bJson(Document|Node|Element|Object|Array)\.Parse(Value)?\(|\bJsonSerializer\.Deserialize|\bnew "
        + @"Utf8JsonReader|(?<!StrictJson)\.Deserialize<")]
    private static partial Regex Parsing();
}
