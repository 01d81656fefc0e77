using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cleaning;

/// <summary>A notebook as it should be committed, and what was done to it.</summary>
/// <param name="Notebook">The cleaned copy.</param>
/// <param name="Changes">One line a change, with its cell; none when the notebook was clean.</param>
public sealed record CleanedNotebook(NotebookDocument Notebook, IReadOnlyList<string> Changes);
