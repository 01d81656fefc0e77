using System.Text.RegularExpressions;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>Types, members and tests that a document names are there.</summary>
public sealed partial class DocumentedTypesTests
{
    private static readonly HashSet<string> Sources = [.. RepositoryFiles.All.Where(
        f => f.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(f => Declared(RepositoryFiles.Read(f)))];
    private static readonly HashSet<string> Types = [.. AssemblyNames.All.SelectMany(AssemblyNames.Types), .. Sources];
    private static readonly HashSet<string> Namespaces = [.. AssemblyNames.All.SelectMany(AssemblyNames.Namespaces)];
    private static readonly HashSet<string> Parts =
        [.. AssemblyNames.Ours.SelectMany(AssemblyNames.Namespaces).SelectMany(name => name.Split('.'))];
    private static readonly HashSet<string> Members = [.. AssemblyNames.All.SelectMany(AssemblyNames.Members), .. Sources];

    [Theory]
    [MemberData(nameof(RepositoryFiles.Rows), MemberType = typeof(RepositoryFiles))]
    public void Every_name_is_one_of_the_code(string document) => Assert.Empty(Faults(RepositoryFiles.Read(document)));

    [Theory]
    [InlineData("The class `CanonicalScores` counts.")]
    [InlineData("`SpreadsheetText.Guards` adds the apostrophe.")]
    [InlineData("`SpreadsheetTexts.Guard` adds the apostrophe.")]
    [InlineData("`NotebookRunTests.A_failed_cell_is_always_a_success` tests it.")]
    [InlineData("`NotebookRunTests`: `A_failed_cell_is_always_a_success` tests it.")]
    [InlineData("`Guard(...)` and `Notebook.SetUp()`")]
    public void A_wrong_one_is_seen(string text) => Assert.Single(Faults(text));

    [Theory]
    [InlineData("The namespace `RandomNumbers` of `DeepInnovation`")]
    [InlineData("`CanonicalScore`, `SpreadsheetText.Guard`, `Notebook.Setup()`, `TypeInitializationException`, "
        + "`NotebookRunTests.A_failed_cell_is_never_a_success`")]
    [InlineData("`DeepPatentAI.csv`, `Paper_ID`, `G06N3/08`, `PowerShell`, `DeepInnovation.Cli`, `G06N0003080000`, "
        + "`...Measurements` and `ID`")]
    public void A_right_one_passes(string text) => Assert.Empty(Faults(text));

    private static List<string> Faults(string text)
    {
        var faults = new List<string>();
        foreach (var span in DocumentText.Spans(text))
        {
            if (TestName().IsMatch(span))
            {
                if (!Members.Contains(span))
                    faults.Add(span);
            }
            else if (QualifiedName().Match(span) is { Success: true } name)
            {
                var (type, member) = (name.Groups[1].Value, name.Groups[2].Value);
                if (member.Length == 0
                    ? IsCompound(type) && !Types.Contains(type) && !Members.Contains(type) && !Parts.Contains(type)
                        && !Words.Contains(type)
                    : !Namespaces.Contains(span) && (!Types.Contains(type) || !Members.Contains(member)))
                    faults.Add(span);
            }
        }

        return faults;
    }

    /// <summary>Written like our types and none: names of programs, settings and operators.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "PowerShell", "MatMulInteger", "InvariantGlobalization",
    };

    private static bool IsOne(string name) =>
        Types.Contains(name) || Members.Contains(name) || Parts.Contains(name) || Words.Contains(name);

    private static bool IsCompound(string name) => Compound().IsMatch(name);

    private static IEnumerable<string> Declared(string source) =>
        Declaration().Matches(source).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^([A-Z]\w*)(?:\.([A-Z]\w*))?(?:\(.*\))?$", RegexOptions.Singleline)]
    private static partial Regex QualifiedName();

    [GeneratedRegex("^[A-Z][a-z]+[0-9]*[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Compound();

    [GeneratedRegex(@"^[A-Z][a-z]*(_\w+){2,}$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"(?:class|record|struct|interface|enum|delegate|void|Task)\s+([A-Z]\w*)")]
    private static partial Regex Declaration();
}
