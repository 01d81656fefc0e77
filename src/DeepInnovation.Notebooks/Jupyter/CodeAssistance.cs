using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Sessions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Completes and inspects code by the compiler, over everything that the cells declared.</summary>
/// <param name="session">The session with the cells executed so far.</param>
internal sealed class CodeAssistance(NotebookSession session)
{
    private const int MostMatches = 500;

    /// <summary>Answers <c>complete_request</c>: names that fit at the cursor, members after a dot.</summary>
    internal JsonObject Complete(JupyterMessage request)
    {
        var code = request.Text("code");
        var cursor = CodePosition.ToIndex(code, request.Number("cursor_pos", int.MaxValue));
        var start = cursor;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] == '_'))
            start--;
        var prefix = code[start..cursor];
        var found = IsInText(code, start) ? [] : Names(code, start)
            .Where(name => name.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(name => name.Text)
            .OrderByDescending(name => name.Text.StartsWith(prefix, StringComparison.Ordinal))
            .ThenBy(name => name.Text, StringComparer.OrdinalIgnoreCase)
            .Take(MostMatches).ToList();
        var (from, to) = (CodePosition.FromIndex(code, start), CodePosition.FromIndex(code, cursor));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Select(name => (JsonNode)name.Text)]),
            ["cursor_start"] = from,
            ["cursor_end"] = to,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Select(name => (JsonNode)new JsonObject
                {
                    ["text"] = name.Text, ["type"] = name.Kind, ["start"] = from, ["end"] = to,
                })]),
            },
        };
    }

    /// <summary>Answers <c>inspect_request</c>: symbol, documentation and a variable's value at the cursor.</summary>
    internal JsonObject Inspect(JupyterMessage request)
    {
        var code = request.Text("code");
        var cursor = CodePosition.ToIndex(code, request.Number("cursor_pos", int.MaxValue));
        var (model, root) = Model(code);
        var token = root.FindToken(Math.Min(cursor, Math.Max(0, root.FullSpan.End - 1)));
        // Right after a name or its opening parenthesis, the user means the name.
        while (!token.IsKind(SyntaxKind.IdentifierToken) && !token.IsKind(SyntaxKind.None)
            && token.Parent is not PredefinedTypeSyntax && token.SpanStart > 0)
            token = token.GetPreviousToken();
        var text = token.Parent is { } node && SymbolAt(model, node) is { Kind: not SymbolKind.ErrorType } symbol
            ? Describe(symbol) : null;
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null ? new JsonObject() : new JsonObject { ["text/plain"] = text },
            ["metadata"] = new JsonObject(),
        };
    }

    private IEnumerable<(string Text, string Kind)> Names(string code, int start)
    {
        var (model, root) = Model(code);
        var dot = start > 0 ? root.FindToken(start - 1) : default;
        if (dot.IsKind(SyntaxKind.DotToken) && dot.Parent is { } access)
            return Named(Members(model, access, start));
        var keywords = SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(word => word.All(char.IsAsciiLetterLower))
            .Select(word => (word, "keyword"));
        return Named(model.LookupSymbols(start)).Concat(keywords);
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxNode access, int position)
    {
        var left = access switch
        {
            MemberAccessExpressionSyntax member => member.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax { Parent.Parent: ConditionalAccessExpressionSyntax conditional } =>
                conditional.Expression,
            MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax conditional } => conditional.Expression,
            _ => (ExpressionSyntax?)null,
        };
        if (left is null)
            return [];
        if (model.GetSymbolInfo(left).Symbol is INamespaceOrTypeSymbol container and not ITypeParameterSymbol)
            return model.LookupSymbols(position, container).Where(symbol => symbol.IsStatic || symbol is INamespaceOrTypeSymbol);
        return model.GetTypeInfo(left).Type is { } type
            ? model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(
                symbol => !symbol.IsStatic && symbol is not INamespaceOrTypeSymbol)
            : [];
    }

    private static IEnumerable<(string Text, string Kind)> Named(IEnumerable<ISymbol> symbols) => symbols
        .Where(symbol => symbol.CanBeReferencedByName && !symbol.Name.StartsWith('<') && !IsHidden(symbol))
        .Select(symbol => (symbol.Name, symbol.Kind switch
        {
            SymbolKind.Method => "function",
            SymbolKind.NamedType => "class",
            SymbolKind.Namespace => "module",
            SymbolKind.Property or SymbolKind.Field or SymbolKind.Event => "property",
            _ => "instance",
        }));

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);

    private static ISymbol? SymbolAt(SemanticModel model, SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node)
            ?? model.GetTypeInfo(node).Type;
    }

    private string Describe(ISymbol symbol)
    {
        var lines = new List<string> { symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeContainingType)
            .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
                | SymbolDisplayParameterOptions.IncludeDefaultValue)) };
        if (symbol is IFieldSymbol { ContainingType.IsScriptClass: true } && session.Variable(symbol.Name) is { } variable)
            lines[0] = $"{TypeName(symbol)} {symbol.Name} = {Short(variable.Value)}";
        if (SymbolDocumentation.Of(symbol) is { Length: > 0 } text)
            lines.AddRange(["", text]);
        return string.Join('\n', lines);
    }

    private static string TypeName(ISymbol symbol) =>
        ((IFieldSymbol)symbol).Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Short(object? value)
    {
        const int longest = 400;
        var text = value is string s ? $"\"{s}\"" : value.ToDisplayString(PlainTextFormatter.MimeType);
        return text.Length > longest ? text[..longest] + " …" : text;
    }

    private (SemanticModel Model, SyntaxNode Root) Model(string code)
    {
        var compilation = session.ScriptFor(code).GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        return (compilation.GetSemanticModel(tree), tree.GetRoot());
    }

    /// <summary>True within a string, comment or number, where no name can stand.</summary>
    private static bool IsInText(string code, int position)
    {
        var root = CSharpSyntaxTree.ParseText(code,
            new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script)).GetRoot();
        var token = root.FindToken(position);
        var trivia = root.FindTrivia(Math.Max(0, position - 1));
        return (token.SpanStart < position && position < token.Span.End && token.Kind() is SyntaxKind.StringLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.NumericLiteralToken or SyntaxKind.CharacterLiteralToken)
            || (trivia.SpanStart < position
                && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
    }
}
