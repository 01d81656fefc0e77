namespace DeepInnovation.Notebooks.Pages;

/// <summary>A link to another page.</summary>
/// <param name="Href">The target, relative to the page.</param>
/// <param name="Title">The link's text.</param>
public sealed record PageLink(string Href, string Title);

/// <summary>What a page shows besides its notebook.</summary>
public sealed record NotebookPageOptions
{
    /// <summary>The page's title; null for the notebook's first heading.</summary>
    public string? Title { get; init; }

    /// <summary>The previous page; null for none.</summary>
    public PageLink? Previous { get; init; }

    /// <summary>The next page; null for none.</summary>
    public PageLink? Next { get; init; }

    /// <summary>The site's menu; null for a stand-alone page.</summary>
    public SiteMenu? Menu { get; init; }

    /// <summary>The page's own address in the site, marked in the menu.</summary>
    public string Href { get; init; } = "";

    /// <summary>
    /// The folder, relative to the page, of the files of <see cref="PageFigure.Of(Documents.NotebookDocument)"/>;
    /// null if they are not written.
    /// </summary>
    public string? FigureFolder { get; init; }
}
