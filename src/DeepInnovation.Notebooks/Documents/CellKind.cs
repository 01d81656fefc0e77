namespace DeepInnovation.Notebooks.Documents;

/// <summary>The cell types of nbformat 4.</summary>
public enum CellKind
{
    /// <summary>Code, with outputs.</summary>
    Code,

    /// <summary>Markdown text.</summary>
    Markdown,

    /// <summary>Text that no tool interprets.</summary>
    Raw,
}
