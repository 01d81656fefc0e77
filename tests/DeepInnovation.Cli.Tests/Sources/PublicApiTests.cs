using DeepInnovation.Cli.Tests.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>What a package offers changes on purpose only: it is recorded in <c>PublicApi.txt</c> beside each project.</summary>
public sealed class PublicApiTests
{
    /// <summary>Set to 1, it makes the test write what it finds.</summary>
    private const string Accept = "DEEPINNOVATION_ACCEPT_API";

    private static readonly MetadataReference[] Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_public_types_and_members_are_those_recorded(string project)
    {
        var compilation = CSharpCompilation.Create("Reader", references: Platform);
        var assembly = compilation.SourceModule.ReferencedAssemblySymbols.Single(a => a.Name == project);
        var api = PublicApi.Of(assembly);
        var file = Path.Combine(SourceCode.Root, "src", project, "PublicApi.txt");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(file, string.Concat(api.Select(line => line + "\n")));
        var difference = Difference(File.Exists(file) ? File.ReadAllLines(file) : [], api);
        Assert.True(
            difference.Count == 0,
            $"The public API of {project} is not that of src/{project}/PublicApi.txt:\n{string.Join('\n', difference)}\n"
            + $"If this is meant, set the environment variable {Accept}=1, run this test again and commit the file.");
    }

    [Fact]
    public void Added_changed_and_removed_members_are_told_and_what_is_not_visible_is_not()
    {
        const string same = "public int? B { get; } protected void M(string? s = null) { }";
        var before = Api($"public record R(int A) {{ {same} internal int C; }}");
        Assert.Equal(
            [
                "class N.R : System.IEquatable<N.R>", "constructor N.R.R(int A)", "method void N.R.M([string? s = null])",
                "property int N.R.A { get; init; }", "property int? N.R.B { get; }",
            ],
            before);
        var after = Api($"public record R(long A) {{ {same} private int C; public enum E {{ One = 1 }} }}");
        Assert.Equal(
            [
                "- constructor N.R.R(int A)", "- property int N.R.A { get; init; }", "+ constructor N.R.R(long A)",
                "+ enum N.R.E", "+ field N.R.E.One = 1", "+ property long N.R.A { get; init; }",
            ],
            Difference(before, after));
    }

    /// <summary>The projects of src.</summary>
    public static TheoryData<string> Projects() => LayerTests.Projects();

    private static List<string> Difference(IEnumerable<string> recorded, IEnumerable<string> found) =>
        [.. recorded.Except(found, StringComparer.Ordinal).Select(line => $"- {line}"),
            .. found.Except(recorded, StringComparer.Ordinal).Select(line => $"+ {line}")];

    private static List<string> Api(string types)
    {
        var compilation = CSharpCompilation.Create(
            "Tried",
            [CSharpSyntaxTree.ParseText($"namespace N {{ {types} }}", cancellationToken: TestContext.Current.CancellationToken)],
            Platform,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        var reference = MetadataReference.CreateFromImage(image.ToArray());
        var reader = CSharpCompilation.Create("Reader", references: [.. Platform, reference]);
        return PublicApi.Of((IAssemblySymbol)reader.GetAssemblyOrModuleSymbol(reference)!);
    }
}
