using System.Text;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>
/// What stands at the top of every page of a site: the overview, the notebooks in order, the page of downloads.
/// </summary>
/// <param name="Overview">The page at which a reader starts.</param>
/// <param name="Notebooks">The notebooks' pages in order.</param>
public sealed record SiteMenu(PageLink Overview, IReadOnlyList<PageLink> Notebooks)
{
    /// <summary>The page of tables and figures; none when null.</summary>
    public PageLink? Downloads { get; init; }

    /// <summary>A sentence that a reader of any page must know, under the menu of each; none when null.</summary>
    public string? Notice { get; init; }

    /// <summary>The menu as HTML, with the page at hand marked. No script is needed to open it.</summary>
    /// <param name="current">The address of the page that carries it.</param>
    internal string Html(string current)
    {
        var html = new StringBuilder("<nav class=\"site\" aria-label=\"Site\">\n").Append(Link(Overview, current)).Append('\n');
        if (Notebooks.Count > 0)
        {
            html.Append("<details><summary>Notebooks</summary>\n<ul>\n");
            foreach (var notebook in Notebooks)
                html.Append("<li>").Append(Link(notebook, current)).Append("</li>\n");
            html.Append("</ul>\n</details>\n");
        }

        if (Downloads is not null)
            html.Append(Link(Downloads, current)).Append('\n');
        html.Append("</nav>\n");
        if (Notice is not null)
            html.Append("<aside class=\"notice\" aria-label=\"Note\">").Append(PageFrame.Encode(Notice)).Append("</aside>\n");
        return html.ToString();
    }

    private static string Link(PageLink link, string current) =>
        $"<a href=\"{PageFrame.Encode(link.Href)}\"{(link.Href == current ? " aria-current=\"page\"" : "")}>{PageFrame.Encode(link.Title)}</a>";
}
