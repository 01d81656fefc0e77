using System.Text;
using DeepInnovation.Notebooks.Documents;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>A heading with its link id.</summary>
internal sealed record PageHeading(int Level, string Text, string Id);

/// <summary>
/// Renders a page's Markdown cells: unique heading ids, links between notebooks mapped to pages,
/// embedded pictures, formulas as text.
/// </summary>
/// <param name="folder">The notebook's folder, which holds its pictures; null for none.</param>
internal sealed class MarkdownHtml(string? folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseEmphasisExtras().UseTaskLists().UseAutoLinks().UseListExtras()
        .UseMathematics().Build();

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { "main" };
    private readonly List<PageHeading> _headings = [];

    /// <summary>The headings rendered so far.</summary>
    internal IReadOnlyList<PageHeading> Headings => _headings;

    internal static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    internal string Render(NotebookCell cell)
    {
        var document = Parse(cell.Source);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var text = NotebookText.Plain(heading.Inline);
            var id = UniqueId(text);
            heading.GetAttributes().Id = id;
            _headings.Add(new PageHeading(heading.Level, text, id));
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
            Rewrite(link, cell);
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new FormulaRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new FormulaBlockRenderer());
        renderer.Render(document);
        // Wide tables scroll instead of widening the page.
        return writer.ToString().Replace("<table>", "<div class=\"scroll\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
    }

    private void Rewrite(LinkInline link, NotebookCell cell)
    {
        var url = link.Url ?? "";
        if (!link.IsImage)
        {
            if (!url.Contains("://", StringComparison.Ordinal))
                link.Url = url.Replace(".ipynb", ".html", StringComparison.Ordinal);
            return;
        }

        if (url.StartsWith("data:", StringComparison.Ordinal))
            return;
        if (PageImage.DataUri(url, cell, folder) is { } data)
            link.Url = data;
        else
            // An external picture would cause a request, so it becomes a link.
            link.IsImage = false;
    }

    private string UniqueId(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var plain = slug.ToString().Trim('-') is { Length: > 0 } name ? name : "section";
        var id = plain;
        for (var n = 2; !_ids.Add(id); n++)
            id = $"{plain}-{n}";
        return id;
    }

    private sealed class FormulaRenderer : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            renderer.Write("<span class=\"math\">").Write(FormulaHtml.Of(obj.Content.ToString())).Write("</span>");
    }

    private sealed class FormulaBlockRenderer : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write("<div class=\"math\">").Write(FormulaHtml.Of(obj.Lines.ToString())).WriteLine("</div>");
    }
}
