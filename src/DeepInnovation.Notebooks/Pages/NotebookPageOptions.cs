namespace DeepInnovation.Notebooks.Pages;

/// <summary>A link to another page.</summary>
/// <param name="Href">Where it goes, relative to the page.</param>
/// <param name="Title">What it says.</param>
public sealed record PageLink(string Href, string Title);

/// <summary>What a notebook's page says besides the notebook.</summary>
public sealed record NotebookPageOptions
{
    /// <summary>The page's title; the notebook's first heading when null.</summary>
    public string? Title { get; init; }

    /// <summary>The page before; none when null.</summary>
    public PageLink? Previous { get; init; }

    /// <summary>The page after; none when null.</summary>
    public PageLink? Next { get; init; }

    /// <summary>The site's menu; none when the page stands alone.</summary>
    public SiteMenu? Menu { get; init; }

    /// <summary>The page's own address in the site, which the menu marks.</summary>
    public string Href { get; init; } = "";

    /// <summary>
    /// The folder, relative to the page, in which the files of <see cref="PageFigure.Of(Documents.NotebookDocument)"/> lie; null
    /// when they are not written.
    /// </summary>
    public string? FigureFolder { get; init; }
}
