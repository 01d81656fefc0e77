using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cleaning;

/// <summary>A notebook cleaned for committing, and the changes made.</summary>
/// <param name="Notebook">The cleaned copy.</param>
/// <param name="Changes">One line per change, with its cell; empty if the notebook was clean.</param>
public sealed record CleanedNotebook(NotebookDocument Notebook, IReadOnlyList<string> Changes);
