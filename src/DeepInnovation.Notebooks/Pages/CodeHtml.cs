using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>Highlights C# by the compiler's own lexer: keywords, strings, numbers, comments and calls.</summary>
internal static class CodeHtml
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly HashSet<string> Contextual = new(StringComparer.Ordinal)
    {
        "var", "async", "await", "record", "nameof", "when", "with", "yield", "and", "or", "not",
    };

    internal static string Of(string code)
    {
        var html = new StringBuilder();
        var tokens = SyntaxFactory.ParseTokens(code.ReplaceLineEndings("\n"), options: Script).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var trivia in tokens[i].LeadingTrivia)
                AppendTrivia(html, trivia);
            var called = i + 1 < tokens.Count && tokens[i + 1].IsKind(SyntaxKind.OpenParenToken);
            Append(html, ClassOf(tokens[i], called), tokens[i].Text);
            foreach (var trivia in tokens[i].TrailingTrivia)
                AppendTrivia(html, trivia);
        }

        return html.ToString();
    }

    private static string? ClassOf(SyntaxToken token, bool called)
    {
        if (token.IsKeyword() || (token.IsKind(SyntaxKind.IdentifierToken) && Contextual.Contains(token.Text)))
            return "k";
        return token.Kind() switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringToken
            or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken => "s",
            SyntaxKind.NumericLiteralToken => "n",
            SyntaxKind.IdentifierToken when called => "f",
            _ => null,
        };
    }

    private static void AppendTrivia(StringBuilder html, SyntaxTrivia trivia)
    {
        var kind = trivia.Kind();
        var css = trivia.IsDirective || kind == SyntaxKind.ShebangDirectiveTrivia ? "d"
            : kind is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia ? "c" : null;
        Append(html, css, trivia.ToFullString());
    }

    private static void Append(StringBuilder html, string? css, string text)
    {
        if (text.Length == 0)
            return;
        var encoded = PageFrame.Encode(text);
        html.Append(css is null ? encoded : $"<span class=\"{css}\">{encoded}</span>");
    }
}
