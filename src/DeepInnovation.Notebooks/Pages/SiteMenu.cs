using System.Text;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>The menu on every page of a site: overview, notebooks in order, downloads.</summary>
/// <param name="Overview">The start page.</param>
/// <param name="Notebooks">The notebooks' pages in order.</param>
public sealed record SiteMenu(PageLink Overview, IReadOnlyList<PageLink> Notebooks)
{
    /// <summary>The page of tables and figures; null for none.</summary>
    public PageLink? Downloads { get; init; }

    /// <summary>A sentence under the menu of every page that readers must know; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>The menu as HTML with the current page marked. Opens without scripts.</summary>
    /// <param name="current">The current page's address.</param>
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
        $"<a href=\"{PageFrame.Encode(link.Href)}\"{(link.Href == current ? " aria-current=\"page\"" : "")}"
        + $">{PageFrame.Encode(link.Title)}</a>";
}
