namespace DeepInnovation.Notebooks.Formats;

/// <summary>File formats of notebooks.</summary>
public enum NotebookFormat
{
    /// <summary>nbformat 4, <c>.ipynb</c>: lossless.</summary>
    Ipynb,

    /// <summary>Polyglot notebook text, <c>.dib</c>: loses outputs, empty cells and blank lines at the ends of cells.</summary>
    Dib,

    /// <summary>Markdown with fenced code, <c>.md</c>: loses outputs.</summary>
    Markdown,
}
