using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInnovation.Notebooks.Running;

/// <summary>
/// Parameters by papermill's convention (https://papermill.readthedocs.io): a cell tagged <c>parameters</c> declares defaults,
/// and given values go into a cell tagged <c>injected-parameters</c> right after it.
/// </summary>
internal static class ParameterCell
{
    private const string Declared = "parameters";
    internal const string InjectedTag = "injected-parameters";
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The declared parameter names; empty without a parameters cell.</summary>
    internal static IReadOnlyCollection<string> NamesIn(NotebookDocument notebook) => [.. Declarations(notebook).Keys];

    /// <summary>The cell of values that a run injected; null if there is none.</summary>
    internal static NotebookCell? Injected(NotebookDocument notebook) =>
        notebook.Cells.FirstOrDefault(cell => cell.Tags.Contains(InjectedTag));

    /// <summary>Injects the values, replacing an earlier run's cell. Does nothing without values.</summary>
    /// <exception cref="NotebookException">A parameter is not declared, or has another type.</exception>
    internal static void Inject(NotebookDocument notebook, IReadOnlyDictionary<string, object> values)
    {
        if (values.Count == 0)
            return;
        var place = IndexOf(notebook);
        if (place < 0)
            throw new NotebookException($"parameters were given ({string.Join(", ", values.Keys)}), "
                + "but no cell is tagged \"parameters\". Tag the cell that declares them.", notebook.Path);
        var declared = Declarations(notebook);
        var lines = new List<string> { "// Parameters" };
        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!declared.TryGetValue(name, out var declaration))
                throw new NotebookException($"there is no parameter \"{name}\"; "
                    + $"this notebook declares {string.Join(", ", declared.Keys)}.", notebook.Path);
            if (declaration.IsConstant)
                throw new NotebookException(
                    $"parameter \"{name}\" is declared const and cannot be set. Declare it without const.", notebook.Path);
            var literal = ParameterLiteral.Of(value, declaration.Type)
                ?? throw new NotebookException(FormattableString.Invariant(
                    $"parameter \"{name}\" is declared {declaration.Type}, which \"{value}\" is not."), notebook.Path);
            lines.Add($"{name} = {literal};");
        }

        foreach (var old in notebook.Cells.Where(cell => cell.Tags.Contains(InjectedTag)).ToList())
            notebook.Cells.Remove(old);
        notebook.Cells.Insert(IndexOf(notebook) + 1, new NotebookCell(CellKind.Code, string.Join('\n', lines))
        {
            Metadata = new JsonObject { ["tags"] = new JsonArray(InjectedTag) },
        });
    }

    private static int IndexOf(NotebookDocument notebook)
    {
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            if (notebook.Cells[i].Kind == CellKind.Code && notebook.Cells[i].Tags.Contains(Declared))
                return i;
        }

        return -1;
    }

    private static Dictionary<string, (string? Type, bool IsConstant)> Declarations(NotebookDocument notebook)
    {
        var declared = new Dictionary<string, (string?, bool)>(StringComparer.Ordinal);
        if (IndexOf(notebook) is var index && index < 0)
            return declared;
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(notebook.Cells[index].Source, Script).GetRoot();
        foreach (var field in root.Members.OfType<FieldDeclarationSyntax>())
        {
            foreach (var variable in field.Declaration.Variables)
            {
                var type = field.Declaration.Type is { IsVar: true } ? TypeOf(variable.Initializer?.Value)
                    : field.Declaration.Type.ToString().TrimEnd('?');
                declared[variable.Identifier.Text] = (type, field.Modifiers.Any(SyntaxKind.ConstKeyword));
            }
        }

        return declared;
    }

    /// <summary>The type behind <c>var</c> if the default is a literal; else null.</summary>
    private static string? TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax sign when sign.IsKind(SyntaxKind.UnaryMinusExpression) => TypeOf(sign.Operand),
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            long => "long",
            double => "double",
            float => "float",
            decimal => "decimal",
            _ => null,
        },
        InterpolatedStringExpressionSyntax => "string",
        _ => null,
    };
}
