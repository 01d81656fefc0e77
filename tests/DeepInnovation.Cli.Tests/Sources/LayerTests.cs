using System.Text.RegularExpressions;
using DeepInnovation.Cli.Tests.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>Projects use each other as CONTRIBUTING.md says, and no namespaces of a project use each other in a circle.</summary>
public sealed partial class LayerTests
{
    private const string Ours = "DeepInnovation";

    [Fact]
    public void A_project_uses_only_those_that_the_layout_names()
    {
        var allowed = Allowed(RepositoryFiles.Read("CONTRIBUTING.md"));
        Assert.Equal(Projects().Select(row => row.Data).ToHashSet(), [.. allowed.Keys]);
        var graph = new LayerGraph(AssemblyNames.Ours.SelectMany(Uses), Project);
        RequireNone(graph.Forbidden((from, to) => allowed[from].Contains(to)));
        RequireNone(graph.Cycles());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_namespaces_of_a_project_use_each_other_in_a_circle(string project)
    {
        var uses = Uses(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        Assert.Contains(uses, use => Project(use.From) == project);
        RequireNone(new LayerGraph(uses.Where(use => Project(use.To) == project), Namespace).Cycles());
    }

    [Theory]
    [InlineData("namespace DeepInnovation.A { public class One : B.Two; } "
        + "namespace DeepInnovation.B { public class Two { public A.One? Field; } }")]
    [InlineData("namespace DeepInnovation.A { class One { object M() => new B.Two(); } } "
        + "namespace DeepInnovation.B { class Two { A.One[]? F; } }")]
    [InlineData("namespace DeepInnovation.A { class One { object M() => typeof(System.Collections.Generic.List<B.Two.In>); } } "
        + "namespace DeepInnovation.B { class Two { internal class In; void M(System.Func<A.One> f) { } } }")]
    public void A_planted_circle_is_told_with_an_example_for_each_arrow(string code)
    {
        var cycle = Assert.Single(new LayerGraph(Compiled(code), Namespace).Cycles());
        string[] arrows =
        [
            "DeepInnovation.A -> DeepInnovation.B (One uses Two)", "DeepInnovation.B -> DeepInnovation.A (Two uses One)",
        ];
        Assert.Equal(string.Join("; ", arrows), cycle);
    }

    [Fact]
    public void A_root_that_uses_what_is_below_it_makes_a_circle_when_that_uses_the_root()
    {
        const string root = "namespace DeepInnovation { class Top { Below.Low? F; } ";
        const string around = "namespace Below { class Low { Middle.Mid? F; } } namespace Middle { class Mid { Top? F; } } }";
        Assert.Empty(new LayerGraph(Compiled(root + "namespace Below { class Low; } }"), Namespace).Cycles());
        Assert.Single(new LayerGraph(Compiled(root + around), Namespace).Cycles());
    }

    [Fact]
    public void A_planted_arrow_that_the_layout_lacks_is_told()
    {
        var allowed = Allowed(
            "| `src/DeepInnovation.Low` | x | nothing of ours |\n| `src/DeepInnovation` | x | Low |\n"
            + "| `src/DeepInnovation.Top` | x | all of them |\n");
        Assert.Empty(allowed["DeepInnovation.Low"]);
        Assert.Equal(["DeepInnovation.Low"], allowed["DeepInnovation"]);
        Assert.Equal(["DeepInnovation", "DeepInnovation.Low"], allowed["DeepInnovation.Top"].Order(StringComparer.Ordinal));
        var (low, middle) = (new UsedType("DeepInnovation.Low", "N", "A"), new UsedType("DeepInnovation", "N", "B"));
        var graph = new LayerGraph([new TypeUse(low, middle), new TypeUse(middle, low)], Project);
        var forbidden = graph.Forbidden((from, to) => allowed[from].Contains(to));
        Assert.Equal(["DeepInnovation.Low -> DeepInnovation (A uses B)"], forbidden);
        Assert.Throws<KeyNotFoundException>(() => Allowed("| `src/DeepInnovation.Low` | x | Nobody |\n"));
    }

    /// <summary>The projects of src.</summary>
    public static TheoryData<string> Projects() => [.. AssemblyNames.Ours.Select(path => Path.GetFileNameWithoutExtension(path))];

    /// <summary>Fails with every fault whole; an assertion about a list would cut them off.</summary>
    private static void RequireNone(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults));

    private static string? Project(UsedType type) => type.Assembly.Split('.')[0] == Ours ? type.Assembly : null;

    private static string? Namespace(UsedType type) => type.Namespace.Split('.')[0] == Ours ? type.Namespace : null;

    private static IReadOnlySet<TypeUse> Uses(string path)
    {
        using var file = File.OpenRead(path);
        return TypeUse.Of(file);
    }

    /// <summary>Which projects each may use, from the table of the layout.</summary>
    private static Dictionary<string, HashSet<string>> Allowed(string document)
    {
        var rows = Row().Matches(document)
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim(), StringComparer.Ordinal);
        return rows.ToDictionary(row => row.Key, row => Named(row.Key, row.Value, rows.Keys), StringComparer.Ordinal);
    }

    private static HashSet<string> Named(string project, string cell, IReadOnlyCollection<string> all) => cell switch
    {
        "nothing of ours" => [],
        "all of them" => [.. all.Where(name => name != project)],
        _ => [.. cell.Split(", ").Select(word => word.Trim('`')).Select(word => word == Ours ? word : $"{Ours}.{word}")
            .Select(name => all.Contains(name) ? name : throw new KeyNotFoundException($"The layout has no row for {name}."))],
    };

    private static IReadOnlySet<TypeUse> Compiled(string code)
    {
        var runtime = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        var library = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var tree = CSharpSyntaxTree.ParseText("#nullable enable\n" + code);
        var compilation = CSharpCompilation.Create("DeepInnovation.Planted", [tree], [runtime], library);
        using var assembly = new MemoryStream();
        Assert.Empty(compilation.Emit(assembly).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return TypeUse.Of(new MemoryStream(assembly.ToArray()));
    }

    [GeneratedRegex(@"^\| `src/(DeepInnovation[.\w]*)` \|[^|\n]*\|([^|\n]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
