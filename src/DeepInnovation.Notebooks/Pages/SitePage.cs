using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>
/// A site page that is not a notebook: a title, a menu, and trusted HTML inserted verbatim. Self-contained, with sortable tables.
/// </summary>
public static class SitePage
{
    /// <summary>Writes the page atomically.</summary>
    /// <param name="path">The <c>.html</c> file.</param>
    /// <param name="title">Its title.</param>
    /// <param name="html">The HTML under the title.</param>
    /// <param name="menu">The site's menu; null for none.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, string title, string html, SiteMenu? menu = null) =>
        AtomicFile.WriteText(path, ToHtml(title, html, menu, Path.GetFileName(path)));

    /// <summary>The text that <see cref="Write"/> writes.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="html">The HTML under the title.</param>
    /// <param name="menu">The site's menu; null for none.</param>
    /// <param name="href">The page's own address, marked in the menu.</param>
    public static string ToHtml(string title, string html, SiteMenu? menu = null, string href = "") => PageFrame.Wrap(title,
        $"{menu?.Html(href)}<div class=\"columns\">\n<main id=\"main\" class=\"wide\" tabindex=\"-1\">\n"
        + $"<h1>{PageFrame.Encode(title)}</h1>\n{html}</main>\n</div>");
}
