using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>
/// A page of a site that is no notebook: a title, a menu, and HTML that is trusted and put in as it is. Its tables sort, the
/// style and the scripts are inside, and it loads nothing.
/// </summary>
public static class SitePage
{
    /// <summary>Writes the page atomically.</summary>
    /// <param name="path">The <c>.html</c> file.</param>
    /// <param name="title">Its title.</param>
    /// <param name="html">What stands under the title.</param>
    /// <param name="menu">The site's menu; none when null.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, string title, string html, SiteMenu? menu = null) =>
        AtomicFile.WriteText(path, ToHtml(title, html, menu, Path.GetFileName(path)));

    /// <summary>The text that <see cref="Write"/> writes.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="html">What stands under the title.</param>
    /// <param name="menu">The site's menu; none when null.</param>
    /// <param name="href">The page's own address, which the menu marks.</param>
    public static string ToHtml(string title, string html, SiteMenu? menu = null, string href = "") => PageFrame.Wrap(title,
        $"{menu?.Html(href)}<div class=\"columns\">\n<main id=\"main\" class=\"wide\" tabindex=\"-1\">\n<h1>{PageFrame.Encode(title)}</h1>\n{html}</main>\n</div>");
}
