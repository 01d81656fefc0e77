using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Inserts checks where a cell's code could run for ever: at the start of every loop body and block function, at labels, and
/// around awaits. Inserts only within lines, so that line numbers stay. Spares <c>finally</c> blocks, finalizers and
/// <c>Dispose</c>, which must be able to clean up, and lambdas without a block, which may be expression trees.
/// </summary>
internal sealed class InterruptionPoints : CSharpSyntaxWalker
{
    private const string Class = "global::DeepInnovation.Notebooks.Cells.CellInterruption";
    private const string Check = $"{Class}.Check();";
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly List<(int Position, string Text)> _insertions = [];

    /// <summary>The code with checks, or unchanged if there is nothing to check.</summary>
    internal static string AddTo(string code)
    {
        var points = new InterruptionPoints();
        points.Visit(CSharpSyntaxTree.ParseText(code, Script).GetRoot());
        if (points._insertions.Count == 0)
            return code;
        var (text, from) = (new StringBuilder(), 0);
        foreach (var (position, insertion) in points._insertions.OrderBy(i => i.Position))
        {
            text.Append(code, from, position - from).Append(insertion);
            from = position;
        }

        return text.Append(code, from, code.Length - from).ToString();
    }

    public override void Visit(SyntaxNode? node)
    {
        var body = node switch
        {
            WhileStatementSyntax loop => loop.Statement,
            DoStatementSyntax loop => loop.Statement,
            ForStatementSyntax loop => loop.Statement,
            CommonForEachStatementSyntax loop => loop.Statement,
            DestructorDeclarationSyntax => null,
            BaseMethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax function => function.Body,
            AccessorDeclarationSyntax accessor => accessor.Body,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };
        if (body is not null)
            AddTo(body);
        base.Visit(node);
    }

    public override void VisitLabeledStatement(LabeledStatementSyntax node)
    {
        if (node.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax)
            _insertions.Add((node.ColonToken.Span.End, Check));
        base.VisitLabeledStatement(node);
    }

    public override void VisitAwaitExpression(AwaitExpressionSyntax node)
    {
        _insertions.Add((node.Expression.SpanStart, $"{Class}.Guard("));
        base.VisitAwaitExpression(node);
        _insertions.Add((node.Expression.Span.End, ")"));
    }

    public override void VisitFinallyClause(FinallyClauseSyntax node)
    {
    }

    public override void VisitDestructorDeclaration(DestructorDeclarationSyntax node)
    {
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (node.Identifier.Text is not ("Dispose" or "DisposeAsync"))
            base.VisitMethodDeclaration(node);
    }

    private void AddTo(StatementSyntax body)
    {
        if (body.Parent is MethodDeclarationSyntax { Identifier.Text: "Dispose" or "DisposeAsync" } || body.IsMissing)
            return;
        if (body is BlockSyntax block)
        {
            _insertions.Add((block.OpenBraceToken.Span.End, Check));
            return;
        }

        _insertions.Add((body.SpanStart, "{" + Check));
        _insertions.Add((body.Span.End, "}"));
    }
}
