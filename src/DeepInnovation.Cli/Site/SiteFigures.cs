using System.Globalization;
using System.Text;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Pages;
using static System.Net.WebUtility;

namespace DeepInnovation.Cli.Site;

/// <summary>The notebooks' figures, shown on a page and downloadable as SVG.</summary>
internal static class SiteFigures
{
    /// <summary>The figures' folder, relative to the site.</summary>
    public const string Folder = "figures";

    public static string PathOf(PageFigure figure) => $"{Folder}/{figure.File}";

    public static string Html(IReadOnlyList<(NotebookIndexEntry Notebook, PageFigure Figure)> figures)
    {
        var html = new StringBuilder("<h2 id=\"figures\">Figures</h2>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{figures.Count} figures, as they were when the notebooks ran. "
            + $"The notebooks' pages show them interactively.</p>\n<ul class=\"figures\">\n");
        foreach (var (notebook, figure) in figures)
        {
            // Pages load no picture files, so each embeds its own.
            var picture = Convert.ToBase64String(AtomicFile.Utf8.GetBytes(figure.Svg));
            html.Append(CultureInfo.InvariantCulture,
                $"<li><img alt=\"{HtmlEncode(figure.Title)}\" src=\"data:image/svg+xml;base64,{picture}\">\n");
            html.Append(CultureInfo.InvariantCulture,
                $"<p><a href=\"{HtmlEncode(PathOf(figure))}\" download>{HtmlEncode(figure.Title)}</a> <small>SVG, "
                + $"from <a href=\"{HtmlEncode(notebook.Href)}\">{HtmlEncode(notebook.Title)}</a></small></p></li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }
}
