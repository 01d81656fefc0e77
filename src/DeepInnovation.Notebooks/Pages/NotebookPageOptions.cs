namespace DeepInnovation.Notebooks.Pages;

/// <summary>A link to a neighbouring page.</summary>
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

    /// <summary>Where the index page is, relative to the page; none when null.</summary>
    public string? IndexHref { get; init; }
}
