using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Removes the <c>#r</c>, <c>#i</c> and <c>#!</c> lines from a cell, because the compiler does not give
/// them .NET Interactive's meaning.
/// </summary>
internal static partial class CellSplitter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>
    /// The parts in execution order: as written, except that references precede the code up to the next import.
    /// </summary>
    /// <exception cref="CellFault">A directive is unknown.</exception>
    internal static IReadOnlyList<CellPart> Split(CellPlace place)
    {
        var lines = place.Code.ReplaceLineEndings("\n").Split('\n');
        if (!Array.Exists(lines, line => line.TrimStart().StartsWith('#')))
            return [new CodePart(1, string.Join('\n', lines))];
        var isText = InsideText(lines);
        var parts = new List<CellPart>();
        var code = new string[lines.Length];
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            code[i] = "";
            if (isText[i] || Directive(place, lines[i], i + 1) is not { } parsed)
            {
                code[i] = lines[i];
                continue;
            }

            if (parsed is ImportPart)
            {
                AddCode(parts, code, start, i);
                start = i + 1;
            }

            if (parsed is not CodePart)
                parts.Add(parsed);
        }

        AddCode(parts, code, start, lines.Length);
        return parts;
    }

    private static void AddCode(List<CellPart> parts, string[] code, int start, int end)
    {
        var text = string.Join('\n', code[start..end]);
        if (!string.IsNullOrWhiteSpace(text))
            parts.Add(new CodePart(start + 1, new string('\n', start) + text));
    }

    /// <summary>The part that a line requests; an empty code part for a dropped line; null for C#.</summary>
    private static CellPart? Directive(CellPlace place, string line, int number)
    {
        if (Quoted().Match(line) is { Success: true } quoted)
        {
            var argument = quoted.Groups[2].Value.Trim();
            if (!argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
                return quoted.Groups[1].Value == "r"
                    ? new AssemblyPart(number, argument)
                    : throw CellFault.OfDirective(
                        place, number, $"#i names a package source as \"nuget: URL or folder\", found \"{argument}\".");
            var rest = argument["nuget:".Length..].Trim();
            if (quoted.Groups[1].Value == "i")
                return new SourcePart(number, rest);
            var pieces = rest.Split(',', StringSplitOptions.TrimEntries);
            if (pieces.Length > 2 || pieces[0].Length == 0)
                throw CellFault.OfDirective(
                    place, number, $"a package is written #r \"nuget: Name, Version\", found \"{argument}\".");
            return new PackagePart(number, pieces[0], pieces.Length == 2 && pieces[1].Length > 0 ? pieces[1] : null);
        }

        if (Magic().Match(line) is not { Success: true } magic)
            return null;
        var value = magic.Groups[2].Value.Trim().Trim('"');
        return magic.Groups[1].Value.ToLowerInvariant() switch
        {
            "csharp" or "c#" => new CodePart(number, ""),
            "import" when value.Length > 0 => new ImportPart(number, value),
            "import" => throw CellFault.OfDirective(
                place, number, "#!import needs the file to import: an .ipynb, .dib, .cs or .csx."),
            var other => throw CellFault.OfDirective(
                place, number, $"the magic command #!{other} is not known here; #!csharp and #!import are."),
        };
    }

    /// <summary>Marks the lines that start inside a string, comment or code excluded by #if, where a # means nothing.</summary>
    private static bool[] InsideText(string[] lines)
    {
        var root = CSharpSyntaxTree.ParseText(string.Join('\n', lines), Script).GetRoot();
        var inside = new bool[lines.Length];
        for (int i = 0, start = 0; i < lines.Length; start += lines[i].Length + 1, i++)
        {
            var position = start + lines[i].Length - lines[i].TrimStart().Length;
            if (position >= root.FullSpan.End || !lines[i].TrimStart().StartsWith('#'))
                continue;
            var token = root.FindToken(position);
            var trivia = root.FindTrivia(position);
            inside[i] = (token.Span.Contains(position) && token.SpanStart < position)
                || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                || (trivia.SpanStart < position
                    && trivia.Kind() is SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia)
                || trivia.IsKind(SyntaxKind.DisabledTextTrivia);
        }

        return inside;
    }

    [GeneratedRegex("""^\s*#(r|i)\s*"([^"]*)"\s*;?\s*(?://.*)?$""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*#!(\S+)(.*)$")]
    private static partial Regex Magic();
}
