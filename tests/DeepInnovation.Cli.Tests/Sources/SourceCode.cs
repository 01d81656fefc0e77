using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>The sources of src as the compiler sees them, project by project; or a text, to try a rule on.</summary>
internal static class SourceCode
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly string[] Usings =
    [
        "System",
        "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "System.Collections.Generic",
    ];

    /// <summary>What <paramref name="rule"/> says of all operations of src, each with its place.</summary>
    public static List<string> Faults(Func<IOperation, string?> rule) =>
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Order(StringComparer.Ordinal).AsParallel().AsOrdered()
            .SelectMany(project => Faults(Project(project), rule))];

    /// <summary>What <paramref name="rule"/> says of the statements of a method.</summary>
    public static List<string> FaultsIn(string statements, Func<IOperation, string?> rule)
    {
        var compilation = Compile("Tried", [Parse(
            $"internal static class Tried {{ private static void Method() {{ {statements} }} }}", "Tried.cs"), GlobalUsings()]);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return [.. Faults(compilation, rule)];
    }

    private static IEnumerable<string> Faults(CSharpCompilation compilation, Func<IOperation, string?> rule)
    {
        foreach (var tree in compilation.SyntaxTrees.Where(t =>
            !t.FilePath.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes(node => !IsTop(node)).Where(IsTop))
            {
                foreach (var operation in model.GetOperation(node)?.DescendantsAndSelf() ?? [])
                {
                    if (rule(operation) is { } fault)
                        yield return $"{Place(operation.Syntax)}: {fault}: {Short(operation.Syntax)}";
                }
            }
        }
    }

    /// <summary>Whether all operations of a node hang together below it: a body, an initial value, an attribute.</summary>
    private static bool IsTop(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax
            or AttributeSyntax or PrimaryConstructorBaseTypeSyntax;

    private static CSharpCompilation Project(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !IsBuilt(folder, file))
            .Concat(Generated(folder));
        return Compile(Path.GetFileName(folder), [.. files.Select(file => Parse(File.ReadAllText(file), file)), GlobalUsings()]);
    }

    private static bool IsBuilt(string folder, string file) =>
        Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";

    /// <summary>What protoc wrote at the build: read for its types, not judged.</summary>
    private static string[] Generated(string folder) => Path.Combine(folder, "obj") is var obj && Directory.Exists(obj)
        ? [.. Directory.EnumerateFiles(obj, "Onnx.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(1)] : [];

    private static CSharpCompilation Compile(string name, IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        name, trees, References.Where(r => Path.GetFileNameWithoutExtension(r.Display) != name),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    private static SyntaxTree GlobalUsings() => Parse(string.Concat(Usings.Select(name => $"global using global::{name};\n")),
        Path.Combine(Root, "obj", "Usings.cs").Replace('/', Path.DirectorySeparatorChar));

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), new CSharpParseOptions(LanguageVersion.Preview), path);

    private static string Place(SyntaxNode node) =>
        $"{Path.GetRelativePath(Root, node.SyntaxTree.FilePath).Replace('\\', '/')}"
        + $":{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private static string Short(SyntaxNode node) => node.ToString() is { Length: > 100 } text
        ? text[..100].ReplaceLineEndings(" ") + "…" : node.ToString().ReplaceLineEndings(" ");

    private static string RootAbove(string folder)
    {
        for (var up = new DirectoryInfo(folder); up is not null; up = up.Parent)
        {
            if (File.Exists(Path.Combine(up.FullName, "DeepInnovation.sln")))
                return up.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
