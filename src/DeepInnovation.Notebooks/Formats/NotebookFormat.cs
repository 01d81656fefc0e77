namespace DeepInnovation.Notebooks.Formats;

/// <summary>The files in which a notebook can lie.</summary>
public enum NotebookFormat
{
    /// <summary>nbformat 4, <c>.ipynb</c>: holds everything.</summary>
    Ipynb,

    /// <summary>
    /// The text form of polyglot notebooks, <c>.dib</c>: holds everything but outputs, empty cells and blank lines at the ends of
    /// cells.
    /// </summary>
    Dib,

    /// <summary>Markdown with fenced code, <c>.md</c>: holds everything but outputs.</summary>
    Markdown,
}
