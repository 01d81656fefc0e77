using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Tells a console whether Enter runs the code or continues it.</summary>
internal static class CodeCompleteness
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    internal static JsonObject Reply(JupyterMessage request)
    {
        var tree = CSharpSyntaxTree.ParseText(request.Text("code"), Script);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new JsonObject { ["status"] = "incomplete", ["indent"] = new string(' ', 4 * Depth(tree)) };
        return new JsonObject
        {
            ["status"] = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS7010") ? "invalid"
                : "complete",
        };
    }

    /// <summary>The number of open braces at the end.</summary>
    private static int Depth(SyntaxTree tree) => Math.Max(0, tree.GetRoot().DescendantTokens()
        .Where(token => !token.IsMissing)
        .Sum(token => token.Kind() switch { SyntaxKind.OpenBraceToken => 1, SyntaxKind.CloseBraceToken => -1, _ => 0 }));
}
