using System.Text;
using DeepInnovation.Notebooks.Documents;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>Extracts a notebook's first heading and first paragraph.</summary>
internal static class NotebookText
{
    /// <summary>The first heading; without one, the file name without extension.</summary>
    internal static string Title(NotebookDocument notebook)
    {
        var heading = Blocks<HeadingBlock>(notebook).OrderBy(block => block.Level).FirstOrDefault();
        return heading is null ? System.IO.Path.GetFileNameWithoutExtension(notebook.Name) : Plain(heading.Inline);
    }

    /// <summary>The first paragraph as plain text; empty if there is none.</summary>
    internal static string Summary(NotebookDocument notebook) =>
        Blocks<ParagraphBlock>(notebook).Select(block => Plain(block.Inline)).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>Inline Markdown as plain text.</summary>
    internal static string Plain(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline?.Descendants() ?? [])
        {
            _ = part switch
            {
                LiteralInline literal => text.Append(literal.Content),
                CodeInline code => text.Append(code.Content),
                MathInline math => text.Append(FormulaHtml.PlainOf(math.Content.ToString())),
                LineBreakInline => text.Append(' '),
                AutolinkInline link => text.Append(link.Url),
                HtmlEntityInline entity => text.Append(entity.Transcoded),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }

    private static IEnumerable<T> Blocks<T>(NotebookDocument notebook) where T : Block =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => MarkdownHtml.Parse(cell.Source).Descendants<T>());
}
