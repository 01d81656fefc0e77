using System.Text;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>
/// A notebook as a self-contained web page that opens from disk: text, code, outputs, table of contents, links to its neighbours.
/// The notebook's HTML and scripts are trusted and inserted verbatim, in order.
/// </summary>
public static class NotebookPage
{
    /// <summary>Writes the page atomically.</summary>
    /// <param name="notebook">The notebook, executed or not.</param>
    /// <param name="path">The <c>.html</c> file.</param>
    /// <param name="options">Title and neighbours.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(NotebookDocument notebook, string path, NotebookPageOptions? options = null) =>
        AtomicFile.WriteText(path, ToHtml(notebook, options));

    /// <summary>The text that <see cref="Write"/> writes. Equal notebooks give equal bytes.</summary>
    public static string ToHtml(NotebookDocument notebook, NotebookPageOptions? options = null)
    {
        options ??= new NotebookPageOptions();
        var markdown = new MarkdownHtml(notebook.Path is null ? null : Path.GetDirectoryName(notebook.Path));
        var cells = new StringBuilder();
        foreach (var cell in notebook.Cells)
            AppendCell(cells, cell, markdown, Pictures(notebook, cell, options));
        var title = options.Title ?? NotebookText.Title(notebook);
        var body = new StringBuilder();
        body.Append(options.Menu?.Html(options.Href));
        body.Append("<div class=\"columns\">\n").Append(Contents(markdown.Headings));
        body.Append("<main id=\"main\" tabindex=\"-1\">\n");
        if (markdown.Headings.Count == 0)
            body.Append("<h1>").Append(PageFrame.Encode(title)).Append("</h1>\n");
        body.Append(cells).Append("</main>\n</div>\n").Append(Neighbours(options));
        return PageFrame.Wrap(title, body.ToString());
    }

    private static void AppendCell(StringBuilder page, NotebookCell cell, MarkdownHtml markdown, Func<int, string>? pictures)
    {
        switch (cell.Kind)
        {
            case CellKind.Markdown:
                page.Append("<section class=\"text\">\n").Append(markdown.Render(cell)).Append("</section>\n");
                break;
            case CellKind.Raw:
                page.Append("<pre class=\"raw\">").Append(PageFrame.Encode(cell.Source)).Append("</pre>\n");
                break;
            default:
                page.Append("<section class=\"cell\">\n");
                AppendSource(page, cell);
                OutputHtml.Append(page, cell.Outputs, pictures);
                page.Append("</section>\n");
                break;
        }
    }

    private static void AppendSource(StringBuilder page, NotebookCell cell)
    {
        if (string.IsNullOrWhiteSpace(cell.Source))
            return;
        var hidden = cell.Tags.Contains("hide-input") || cell.Metadata["jupyter"]?["source_hidden"]?.ToString() == "true";
        var count = cell.ExecutionCount is { } n ? $"[{n}]" : "";
        var code = $"<div class=\"code\"><span class=\"count\">{count}</span><pre "
            + $"tabindex=\"0\"><code>{CodeHtml.Of(cell.Source)}</code></pre></div>\n";
        page.Append(hidden ? $"<details><summary>Code</summary>\n{code}</details>\n" : code);
    }

    private static string Contents(IReadOnlyList<PageHeading> headings)
    {
        var shown = headings.Where(heading => heading.Level is 1 or 2 or 3).ToList();
        if (shown.Count < 2)
            return "";
        var list = new StringBuilder("<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n");
        foreach (var heading in shown)
            list.Append("<li class=\"level").Append(heading.Level).Append("\"><a href=\"#").Append(heading.Id).Append("\">")
                .Append(PageFrame.Encode(heading.Text)).Append("</a></li>\n");
        return list.Append("</ul>\n</nav>\n").ToString();
    }

    private static Func<int, string>? Pictures(NotebookDocument notebook, NotebookCell cell, NotebookPageOptions options) =>
        options.FigureFolder is { } folder ? number => $"{folder}/{PageFigure.FileOf(notebook, cell, number)}" : null;

    private static string Neighbours(NotebookPageOptions options)
    {
        if (options is { Previous: null, Next: null })
            return "";
        return $"""
            <nav class="bar" aria-label="Neighbouring notebooks">
            <span>{Link(options.Previous, "prev", "← ", "")}</span>
            <span>{Link(options.Next, "next", "", " →")}</span>
            </nav>

            """;
    }

    private static string Link(PageLink? link, string relation, string before, string after) =>
        link is null ? ""
            : $"<a rel=\"{relation}\" href=\"{PageFrame.Encode(link.Href)}\">{before}{PageFrame.Encode(link.Title)}{after}</a>";
}
